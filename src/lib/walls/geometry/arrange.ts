import { yOnCentreLine } from '../hooks/hooks.ts';
import { bounds, middleXMm, middleYMm, rightMm, topMm, type Rect } from './rect.ts';

/**
 * Arranging boxes on one wall. Every function returns new boxes in the order in which they were
 * given, with whatever else they carry.
 */

export type Arranged<T> = { ok: true; boxes: T[]; gapsMm: number[] } | { ok: false; missingMm: number };

export type Edge = 'left' | 'right' | 'top' | 'bottom' | 'middle-x' | 'middle-y';

const fromTheLeft = (a: Rect, b: Rect) => a.xMm - b.xMm || rightMm(a) - rightMm(b) || b.yMm - a.yMm;

/** The boxes as one passes them from left to right; of those at one x the narrower, then the upper first. */
export const orderFromLeft = <T extends Rect>(boxes: readonly T[]): T[] => [...boxes].sort(fromTheLeft);

/** Puts the middle of every box on the centre line. */
export const alignToCentreLine = <T extends Rect>(boxes: readonly T[], centreLineMm: number): T[] =>
	boxes.map((box) => ({ ...box, yMm: yOnCentreLine(centreLineMm, box.heightMm) }));

/**
 * Shares `freeMm` out to `count` gaps in whole millimetres. What can't be shared goes to the two
 * outer gaps, left first.
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

/** Lays the boxes side by side, each after its gap, beginning at `fromMm`. */
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
 * Equal gaps between two edges, the outer gaps included: `gap = (wall - sum of widths) / (n + 1)`.
 * For the whole wall: 0 and its width. Keeps the order from the left; heights stay. When the boxes
 * are wider than the space, says by how much.
 */
export function equalGaps<T extends Rect>(boxes: readonly T[], fromMm: number, toMm: number): Arranged<T> {
	const freeMm = toMm - fromMm - sumOfWidths(boxes);
	if (freeMm < 0) return { ok: false, missingMm: -freeMm };
	const gapsMm = shareOut(freeMm, boxes.length + 1);
	return { ok: true, boxes: layOut(boxes, fromMm, gapsMm), gapsMm };
}

/** Equal gaps between the boxes; the outermost edges of the group stay where they are. */
export function distribute<T extends Rect>(boxes: readonly T[]): Arranged<T> {
	const around = bounds(boxes);
	if (!around) return { ok: true, boxes: [], gapsMm: [] };
	const freeMm = around.widthMm - sumOfWidths(boxes);
	if (freeMm < 0) return { ok: false, missingMm: -freeMm };
	if (boxes.length === 1) return { ok: true, boxes: [...boxes], gapsMm: [] };
	const gapsMm = shareOut(freeMm, boxes.length - 1);
	return { ok: true, boxes: layOut(boxes, around.xMm, [0, ...gapsMm]), gapsMm };
}

/** Brings one edge, or the middles, of all boxes to that of the whole group. */
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
