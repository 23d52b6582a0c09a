import { factorsOf, type Size, tileAt, tileKey, tileSide } from '#lib/images/iiif/tiles.ts';

/** What a screen shows at which size. Lengths of the screen are CSS pixels unless they say otherwise. */

/** A bank card (ISO/IEC 7810, ID-1), in mm. */
export const card = { widthMm: 85.6, heightMm: 53.98 } as const;

/** What a screen may have, in CSS pixels a millimetre: from a television's to beyond that of any telephone. */
export const limits = { min: 1.2, max: 14 } as const;

/** What a browser takes a millimetre for before anybody has measured: 96 pixels an inch. */
export const guessed = 96 / 25.4;

/** The scale at which the outline of a card is so wide; null for what no screen has. */
export function scaleOf(outlinePx: number): number | null {
	const scale = outlinePx / card.widthMm;
	return scale >= limits.min && scale <= limits.max ? scale : null;
}

/** What is kept on the device: pixels of the screen a millimetre, so that it holds at every zoom of the page. */
export const keptText = (scale: number, ratio: number): string => JSON.stringify({ pixelsPerMm: Number((scale * ratio).toFixed(4)) });

/** The scale from what was kept, at the page's present ratio of pixels; null for what can't be. */
export function keptScale(text: string | null, ratio: number): number | null {
	try {
		const { pixelsPerMm } = JSON.parse(text ?? '{}') as { pixelsPerMm?: unknown };
		return typeof pixelsPerMm === 'number' && Number.isFinite(pixelsPerMm) ? scaleOf((pixelsPerMm / ratio) * card.widthMm) : null;
	} catch {
		return null;
	}
}

/** A rectangle of the screen, from the upper left corner of the work. */
export type Seen = { left: number; top: number; width: number; height: number };

/** How much of a work of this size on the screen is in sight, in mm. */
export function seenMm(seen: Seen, work: Size, scale: number): { widthMm: number; heightMm: number; isWhole: boolean } {
	const within = (start: number, length: number, whole: number) => Math.max(0, Math.min(whole, start + length) - Math.max(0, start));
	const width = within(seen.left, seen.width, work.width);
	const height = within(seen.top, seen.height, work.height);
	const isWhole = width > work.width - 1 && height > work.height - 1;
	return { widthMm: Math.round(width / scale), heightMm: Math.round(height / scale), isWhole };
}

/** A tile of a picture: the end of its address, and its place as shares of the whole. */
export type Piece = { key: string; left: number; top: number; width: number; height: number };

/** The tiles that make what is in sight sharp: of the coarsest level that has a pixel for each of the screen's. */
export function sharpPieces(picture: Size, seen: Seen, work: Size, ratio: number): Piece[] {
	const enough = picture.width / (work.width * ratio);
	const factor = factorsOf(picture).findLast((each) => each <= enough) ?? 1;
	const side = tileSide * factor;
	const between = (start: number, length: number, whole: number, pixels: number): number[] => {
		const from = Math.max(0, Math.floor(((start / whole) * pixels) / side));
		const to = Math.min(Math.ceil(pixels / side), Math.ceil((((start + length) / whole) * pixels) / side));
		return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
	};
	return between(seen.top, seen.height, work.height, picture.height).flatMap((row) =>
		between(seen.left, seen.width, work.width, picture.width).map((column) => {
			const tile = tileAt(picture, factor, column, row);
			const { x, y, width, height } = tile.region;
			return {
				key: tileKey(picture, tile),
				left: x / picture.width,
				top: y / picture.height,
				width: width / picture.width,
				height: height / picture.height
			};
		})
	);
}
