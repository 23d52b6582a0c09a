/**
 * The levels of a pyramid: the full picture (scale factor 1), half of it, a quarter and so on, until a level fits into one tile. Sizes
 * are rounded up, as libvips cuts tiles and the IIIF Image API 3 computes them.
 */

/** In pixels of the full picture. */
export type Region = { x: number; y: number; width: number; height: number };
export type Size = { width: number; height: number };
/** A part of the picture, and the size in pixels at which it is shown. */
export type Tile = { region: Region; size: Size };
/** The tiles that cover a region, with their positions in the joined picture (`patchwork`), in pixels of their level. */
export type Cover = {
	factor: number;
	tiles: { key: string; left: number; top: number }[];
	/** The size of all tiles joined. `cut` is the region inside it. */
	patchwork: Size;
	cut: { left: number; top: number; width: number; height: number };
};

/** The side of a tile in pixels. A screen needs a dozen tiles; a tile has at most about 100 kB. */
export const tileSide = 512;

const shrunk = (pixels: number, factor: number) => Math.ceil(pixels / factor);

/** The scale factors of a picture's levels: 1, 2, 4 … */
export function factorsOf({ width, height }: Size): number[] {
	const factors = [1];
	while (Math.max(shrunk(width, factors.at(-1)!), shrunk(height, factors.at(-1)!)) > tileSide) factors.push(factors.at(-1)! * 2);
	return factors;
}

export const levelSize = ({ width, height }: Size, factor: number): Size => ({
	width: shrunk(width, factor),
	height: shrunk(height, factor)
});

/** The name of a tile in the archive. A tile of the whole picture is called `full`. */
export function tileKey(picture: Size, { region, size }: Tile): string {
	const isWhole = region.width === picture.width && region.height === picture.height;
	const part = isWhole ? 'full' : `${region.x},${region.y},${region.width},${region.height}`;
	return `${part}/${size.width},${size.height}`;
}

/** The tile of a level in a column and a row. */
export function tileAt(picture: Size, factor: number, column: number, row: number): Tile {
	const side = tileSide * factor;
	const region = {
		x: column * side,
		y: row * side,
		width: Math.min(side, picture.width - column * side),
		height: Math.min(side, picture.height - row * side)
	};
	return { region, size: levelSize(region, factor) };
}

/** The name of the stored tile that answers a request exactly; null when there is none. */
export function storedTile(picture: Size, { region, size }: Tile): string | null {
	for (const factor of factorsOf(picture)) {
		const side = tileSide * factor;
		if (region.x % side !== 0 || region.y % side !== 0) continue;
		const tile = tileAt(picture, factor, region.x / side, region.y / side);
		const same =
			tile.region.width === region.width &&
			tile.region.height === region.height &&
			tile.size.width === size.width &&
			tile.size.height === size.height;
		if (same) return tileKey(picture, tile);
	}
	return null;
}

/** The tiles of a level that cover a region. */
export function coverAt(picture: Size, region: Region, factor: number): Cover {
	const level = levelSize(picture, factor);
	const left = Math.floor(region.x / factor);
	const top = Math.floor(region.y / factor);
	const right = Math.min(level.width, Math.ceil((region.x + region.width) / factor));
	const bottom = Math.min(level.height, Math.ceil((region.y + region.height) / factor));
	const columns = between(left, right);
	const rows = between(top, bottom);
	const [x, y] = [columns[0]! * tileSide, rows[0]! * tileSide];
	return {
		factor,
		tiles: rows.flatMap((row) =>
			columns.map((column) => ({
				key: tileKey(picture, tileAt(picture, factor, column, row)),
				left: column * tileSide - x,
				top: row * tileSide - y
			}))
		),
		patchwork: {
			width: Math.min(level.width, (columns.at(-1)! + 1) * tileSide) - x,
			height: Math.min(level.height, (rows.at(-1)! + 1) * tileSide) - y
		},
		cut: { left: left - x, top: top - y, width: right - left, height: bottom - top }
	};
}

/** The columns (or rows) of tiles that contain the pixels from `start` to before `end`. */
function between(start: number, end: number): number[] {
	const first = Math.floor(start / tileSide);
	return Array.from({ length: Math.floor((end - 1) / tileSide) - first + 1 }, (_, i) => first + i);
}

/** Enough tiles for the largest answer, 2000 by 2000 pixels, from a level with almost two pixels for each of its own. */
export const maxTiles = 81;
/** A finer level is used for accuracy only if it needs no more tiles than this. */
const fewTiles = 32;

/**
 * Chooses the tiles for an answer: from the coarsest level that has at least the requested pixels. When the region begins or ends between
 * two pixels of that level, a level up to four times finer is used if it needs few tiles, so that the answer is shifted by at most an
 * eighth of a pixel. A request for a long, squeezed strip gets a coarser level.
 */
export function coverFor(picture: Size, { region, size }: Tile): Cover {
	const factors = factorsOf(picture);
	const enough = Math.min(region.width / size.width, region.height / size.height);
	let at = Math.max(
		0,
		factors.findLastIndex((factor) => factor <= enough)
	);
	let cover = coverAt(picture, region, factors[at]!);
	while (cover.tiles.length > maxTiles) cover = coverAt(picture, region, factors[++at]!);
	for (const finer of factors.slice(Math.max(0, at - 2), at).reverse()) {
		const better = coverAt(picture, region, finer);
		if (isOnPixels(region, cover.factor) || better.tiles.length > fewTiles) break;
		cover = better;
	}
	return cover;
}

const isOnPixels = ({ x, y, width, height }: Region, factor: number): boolean =>
	[x, y, x + width, y + height].every((end) => end % factor === 0);
