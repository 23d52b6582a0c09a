import { yOnCentreLine } from '../hooks/hooks.ts';
import { bounds, middleXMm, middleYMm, rightMm, topMm, type Rect } from './rect.ts';

/**
 * Functions that arrange boxes on one wall. Each returns new boxes in the order of the input, with all their other properties.
 */

export type Arranged<T> = { ok: true; boxes: T[]; gapsMm: number[] } | { ok: false; missingMm: number };

export type Edge = 'left' | 'right' | 'top' | 'bottom' | 'middle-x' | 'middle-y';

const fromTheLeft = (a: Rect, b: Rect) => a.xMm - b.xMm || rightMm(a) - rightMm(b) || b.yMm - a.yMm;

/** Sorts boxes from left to right; at the same x, the narrower first, then the upper. */
export const orderFromLeft = <T extends Rect>(boxes: readonly T[]): T[] => [...boxes].sort(fromTheLeft);

/** Moves every box vertically so that its middle is on the centre line. */
export const alignToCentreLine = <T extends Rect>(boxes: readonly T[], centreLineMm: number): T[] =>
	boxes.map((box) => ({ ...box, yMm: yOnCentreLine(centreLineMm, box.heightMm) }));

/**
 * Divides `freeMm` into `count` gaps of whole millimetres. The remainder goes to the two outer gaps, to the left one first (product.md,
 * "Rules of hanging").
 */
export function shareOut(freeMm: number, count: number): number[] {
	if (count === 0) return [];
	const each = Math.floor(freeMm / count);
	const rest = freeMm - each * count;
	const gaps = Array.from({ length: count }, () => each);
	gaps[0] = each + Math.ceil(rest / 2);
	gaps[count - 1] = (gaps[count - 1] ?? 0) + Math.floor(rest / 2);
	return gaps;
}

/** Lays the boxes side by side from `fromMm` on, each after its gap. */
function layOut<T extends Rect>(boxes: readonly T[], fromMm: number, gapsBeforeMm: readonly number[]): T[] {
	const x = new Map<T, number>();
	let atMm = fromMm;
	orderFromLeft(boxes).forEach((box, i) => {
		atMm += gapsBeforeMm[i] ?? 0;
		x.set(box, atMm);
		atMm += box.widthMm;
	});
	return boxes.map((box) => ({ ...box, xMm: x.get(box) ?? box.xMm }));
}

const sumOfWidths = (boxes: readonly Rect[]) => boxes.reduce((sum, box) => sum + box.widthMm, 0);

/**
 * Lays boxes between two edges with equal gaps, the outer gaps included: `gap = (wall - sum of widths) / (n + 1)`. For the whole wall, pass
 * 0 and its width. Keeps the order from the left and the heights. If the boxes are wider than the space, returns how much is missing.
 */
export function equalGaps<T extends Rect>(boxes: readonly T[], fromMm: number, toMm: number): Arranged<T> {
	const freeMm = toMm - fromMm - sumOfWidths(boxes);
	if (freeMm < 0) return { ok: false, missingMm: -freeMm };
	const gapsMm = shareOut(freeMm, boxes.length + 1);
	return { ok: true, boxes: layOut(boxes, fromMm, gapsMm), gapsMm };
}

/** Makes the gaps between the boxes equal; the outer edges of the group stay. If they overlap too much, returns how much is missing. */
export function distribute<T extends Rect>(boxes: readonly T[]): Arranged<T> {
	const around = bounds(boxes);
	if (!around) return { ok: true, boxes: [], gapsMm: [] };
	const freeMm = around.widthMm - sumOfWidths(boxes);
	if (freeMm < 0) return { ok: false, missingMm: -freeMm };
	if (boxes.length === 1) return { ok: true, boxes: [...boxes], gapsMm: [] };
	const gapsMm = shareOut(freeMm, boxes.length - 1);
	return { ok: true, boxes: layOut(boxes, around.xMm, [0, ...gapsMm]), gapsMm };
}

/** Aligns one edge, or the middle, of every box with that of the group's bounds. */
export function alignEdges<T extends Rect>(boxes: readonly T[], edge: Edge): T[] {
	const around = bounds(boxes);
	if (!around) return [];
	return boxes.map((box) => {
		switch (edge) {
			case 'left':
				return { ...box, xMm: around.xMm };
			case 'right':
				return { ...box, xMm: rightMm(around) - box.widthMm };
			case 'bottom':
				return { ...box, yMm: around.yMm };
			case 'top':
				return { ...box, yMm: topMm(around) - box.heightMm };
			case 'middle-x':
				return { ...box, xMm: middleXMm(around) - Math.floor(box.widthMm / 2) };
			case 'middle-y':
				return { ...box, yMm: yOnCentreLine(middleYMm(around), box.heightMm) };
		}
	});
}
