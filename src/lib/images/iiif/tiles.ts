/**
 * The pyramid of a picture: the picture itself (scale factor 1), its half, quarter and so on, until a level fits into one tile.
 * Sizes are rounded up, as libvips cuts them and the IIIF Image API 3 reckons them.
 */

/** In pixels of the full picture. */
export type Region = { x: number; y: number; width: number; height: number };
export type Size = { width: number; height: number };
/** One tile: which part of the picture it shows, and how large it is itself. */
export type Tile = { region: Region; size: Size };
/** The tiles that cover a region, and where each of them goes in the patchwork of all, in pixels of their level. */
export type Cover = {
	factor: number;
	tiles: { key: string; left: number; top: number }[];
	/** The patchwork; `cut` is the region in it. */
	patchwork: Size;
	cut: { left: number; top: number; width: number; height: number };
};

/** The side of a tile in pixels: a screen needs a dozen of them, and none is more than some 100 kB. */
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

/** The name of a tile in the archive; the whole picture in one tile is called `full`. */
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

/** Where in the archive the answer lies ready, if it is a tile as it is: its name, else null. */
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

/** Which columns (or rows) of tiles pixels from `start` to before `end` touch. */
function between(start: number, end: number): number[] {
	const first = Math.floor(start / tileSide);
	return Array.from({ length: Math.floor((end - 1) / tileSide) - first + 1 }, (_, i) => first + i);
}

/** What the largest answer, 2000 by 2000 pixels, may touch of a level with almost two pixels for each of its own. */
export const maxTiles = 81;
/** For accuracy alone not more than these. */
const fewTiles = 32;

/**
 * From which tiles an answer is made: of the coarsest level that still has as many pixels as asked for. Where the region begins
 * or ends between two pixels of that level, one up to four times finer is taken as long as that needs few tiles, so that the
 * answer isn't shifted by more than an eighth of a pixel. Who asks for a long strip squeezed gets a coarser one.
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
