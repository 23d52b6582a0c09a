import { factorsOf, type Size, tileAt, tileKey, tileSide } from '#lib/images/iiif/tiles.ts';

/** The scale of a screen and what it shows of a work in true size. Lengths on the screen are CSS pixels unless stated otherwise. */

/** A bank card (ISO/IEC 7810, ID-1), in mm. */
export const card = { widthMm: 85.6, heightMm: 53.98 } as const;

/** Plausible scales in CSS pixels per millimetre, from a television to beyond any phone. */
export const limits = { min: 1.2, max: 14 } as const;

/** The scale before calibration, as in CSS: 96 pixels per inch. */
export const guessed = 96 / 25.4;

/** The scale in pixels per mm at which the outline of a card is `outlinePx` wide; null if it is not plausible. */
export function scaleOf(outlinePx: number): number | null {
	const scale = outlinePx / card.widthMm;
	return scale >= limits.min && scale <= limits.max ? scale : null;
}

/** The text to store on the device: device pixels per millimetre, so that it holds at every zoom level. `ratio` is the devicePixelRatio. */
export const keptText = (scale: number, ratio: number): string => JSON.stringify({ pixelsPerMm: Number((scale * ratio).toFixed(4)) });

/** The scale from a stored text at the current devicePixelRatio; null if the text is missing or invalid. */
export function keptScale(text: string | null, ratio: number): number | null {
	try {
		const { pixelsPerMm } = JSON.parse(text ?? '{}') as { pixelsPerMm?: unknown };
		return typeof pixelsPerMm === 'number' && Number.isFinite(pixelsPerMm) ? scaleOf((pixelsPerMm / ratio) * card.widthMm) : null;
	} catch {
		return null;
	}
}

/** A rectangle on the screen, relative to the upper left corner of the work. */
export type View = { left: number; top: number; width: number; height: number };

/** The visible width and height of a work in mm. `work` is its size on the screen, `scale` in pixels per mm. */
export function visibleMm(view: View, work: Size, scale: number): { widthMm: number; heightMm: number; isWhole: boolean } {
	const within = (start: number, length: number, whole: number) => Math.max(0, Math.min(whole, start + length) - Math.max(0, start));
	const width = within(view.left, view.width, work.width);
	const height = within(view.top, view.height, work.height);
	const isWhole = width > work.width - 1 && height > work.height - 1;
	return { widthMm: Math.round(width / scale), heightMm: Math.round(height / scale), isWhole };
}

/** A tile of a picture: its part of the IIIF address, and its place as shares of the whole picture. */
export type PlacedTile = { key: string; left: number; top: number; width: number; height: number };

/** The tiles in the view, of the coarsest level that has at least one pixel per device pixel. `ratio` is the devicePixelRatio. */
export function tilesInView(picture: Size, view: View, work: Size, ratio: number): PlacedTile[] {
	const enough = picture.width / (work.width * ratio);
	const factor = factorsOf(picture).findLast((each) => each <= enough) ?? 1;
	const side = tileSide * factor;
	const between = (start: number, length: number, whole: number, pixels: number): number[] => {
		const from = Math.max(0, Math.floor(((start / whole) * pixels) / side));
		const to = Math.min(Math.ceil(pixels / side), Math.ceil((((start + length) / whole) * pixels) / side));
		return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
	};
	return between(view.top, view.height, work.height, picture.height).flatMap((row) =>
		between(view.left, view.width, work.width, picture.width).map((column) => {
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
