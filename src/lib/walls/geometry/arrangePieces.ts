import { orderFromLeft, shareOut } from './arrange.ts';
import { bounds, overlaps, rightMm, topMm, type Rect } from './rect.ts';

/**
 * A piece: one box, or several that count as one (a diptych, a cluster, a salon block). Its rectangle has the width that the boxes take on
 * the wall together with their labels, and the height of the boxes.
 */
export type Piece<T extends Rect> = Rect & { boxes: readonly T[] };

/** Groups boxes with the same key into pieces, in the order of the list. `labelOf` returns the label of a box, null if it has none. */
export function groupPieces<T extends Rect>(
	boxes: readonly T[],
	keyOf: (box: T) => string,
	labelOf: (box: T) => Rect | null = () => null
): Piece<T>[] {
	const groups = new Map<string, T[]>();
	for (const box of boxes) groups.set(keyOf(box), [...(groups.get(keyOf(box)) ?? []), box]);
	return [...groups.values()].map((members) => {
		const around = bounds(members)!;
		const withLabels = bounds([...members, ...members.flatMap((box) => labelOf(box) ?? [])])!;
		return { ...around, xMm: withLabels.xMm, widthMm: withLabels.widthMm, boxes: members };
	});
}

/** The boxes of pieces after the pieces moved as rectangles: each box moves as far as its piece. */
export const movePieces = <T extends Rect>(before: readonly Piece<T>[], after: readonly Rect[]): T[] =>
	before.flatMap((piece, i) => {
		const to = after[i] ?? piece;
		return piece.boxes.map((box) => ({ ...box, xMm: box.xMm + to.xMm - piece.xMm, yMm: box.yMm + to.yMm - piece.yMm }));
	});

/** Whether the rectangles hang in more than one row, because two of them overlap horizontally. */
export const inSeveralRows = (rects: readonly Rect[]): boolean => {
	const ordered = orderFromLeft(rects);
	return ordered.some((rect, i) => i > 0 && rect.xMm < rightMm(ordered[i - 1]!));
};

/** The gaps from each rectangle to the next, from left to right; negative where they overlap. */
export const gapsBetween = (rects: readonly Rect[]): number[] => {
	const ordered = orderFromLeft(rects);
	return ordered.slice(1).map((rect, i) => rect.xMm - rightMm(ordered[i]!));
};

/**
 * Reverses the order from left to right between the same outer edges. In one row, the gaps keep their places; several rows are mirrored.
 * Reversing twice restores the places. Returns the rectangles in the order of the input.
 */
export function reversed<T extends Rect>(rects: readonly T[]): T[] {
	const around = bounds(rects);
	if (!around) return [];
	if (inSeveralRows(rects)) return rects.map((rect) => ({ ...rect, xMm: around.xMm + rightMm(around) - rightMm(rect) }));
	const ordered = orderFromLeft(rects);
	const gaps = gapsBetween(rects);
	const x = new Map<T, number>();
	let atMm = around.xMm;
	ordered.reverse().forEach((rect, i) => {
		x.set(rect, atMm);
		atMm += rect.widthMm + (gaps[i] ?? 0);
	});
	return rects.map((rect) => ({ ...rect, xMm: x.get(rect)! }));
}

/** A free stretch of a wall, in mm from its left edge. */
export type Stretch = { fromMm: number; toMm: number };

/** The free stretches of a wall between the obstacles at the height of the rectangles in `band`. */
export function freeStretches(widthMm: number, band: readonly Rect[], obstacles: readonly Rect[]): Stretch[] {
	const around = bounds(band);
	if (!around) return [{ fromMm: 0, toMm: widthMm }];
	const inBand = obstacles.filter((other) => overlaps({ ...around, xMm: other.xMm, widthMm: other.widthMm }, other));
	const found: Stretch[] = [];
	let fromMm = 0;
	for (const obstacle of [...inBand.toSorted((a, b) => a.xMm - b.xMm), { xMm: widthMm, widthMm: 0 }]) {
		if (obstacle.xMm > fromMm) found.push({ fromMm, toMm: obstacle.xMm });
		fromMm = Math.max(fromMm, obstacle.xMm + obstacle.widthMm);
	}
	return found;
}

/** The stretch that contains a rectangle's middle, else the nearest one. */
export function nearestStretch(rect: Rect, all: readonly Stretch[]): Stretch | undefined {
	const middle = rect.xMm + rect.widthMm / 2;
	const away = ({ fromMm, toMm }: Stretch) => Math.max(fromMm - middle, middle - toMm, 0);
	return [...all].sort((a, b) => away(a) - away(b))[0];
}

/**
 * Lays the pieces of each stretch out with equal gaps; a piece belongs to its nearest stretch. If the pieces are too wide for a stretch,
 * returns how much is missing in total.
 */
export function spreadInStretches<T extends Rect>(
	pieces: readonly T[],
	all: readonly Stretch[]
): { ok: true; boxes: T[]; gapsMm: number[] } | { ok: false; missingMm: number } {
	const x = new Map<T, number>();
	const gapsMm: number[] = [];
	let missingMm = 0;
	for (const stretch of all) {
		const row = orderFromLeft(pieces.filter((piece) => nearestStretch(piece, all) === stretch));
		const freeMm = stretch.toMm - stretch.fromMm - row.reduce((sum, { widthMm }) => sum + widthMm, 0);
		if (row.length === 0) continue;
		if (freeMm < 0) missingMm -= freeMm;
		const gaps = shareOut(freeMm, row.length + 1);
		gapsMm.push(...gaps);
		let atMm = stretch.fromMm;
		row.forEach((piece, i) => {
			atMm += gaps[i]!;
			x.set(piece, atMm);
			atMm += piece.widthMm;
		});
	}
	if (missingMm > 0) return { ok: false, missingMm };
	return { ok: true, boxes: pieces.map((piece) => ({ ...piece, xMm: x.get(piece) ?? piece.xMm })), gapsMm };
}

/** The boxes in the same row as `box`: those that overlap it vertically. */
export const rowOf = <T extends Rect>(box: Rect, others: readonly T[]): T[] =>
	others.filter((other) => other.yMm < topMm(box) && box.yMm < topMm(other));

/** The previous box in the row of `box`, from left to right; null for the first. */
export function previousOf<T extends Rect>(box: Rect, others: readonly T[]): T | null {
	const middle = box.xMm + box.widthMm / 2;
	const before = rowOf(box, others).filter((other) => other.xMm + other.widthMm / 2 < middle);
	return before.sort((a, b) => rightMm(b) - rightMm(a))[0] ?? null;
}

/** The next box in the row of `box`; null for the last. */
export function nextOf<T extends Rect>(box: Rect, others: readonly T[]): T | null {
	const middle = box.xMm + box.widthMm / 2;
	const after = rowOf(box, others).filter((other) => other.xMm + other.widthMm / 2 >= middle);
	return after.sort((a, b) => a.xMm - b.xMm)[0] ?? null;
}
