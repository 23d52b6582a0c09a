import { orderFromLeft, shareOut } from './arrange.ts';
import { bounds, overlaps, rightMm, topMm, type Rect } from './rect.ts';

/**
 * Several boxes that count as one (a diptych, a cluster, a block), or one alone. As a rectangle it has the breadth
 * that they take on the wall, their labels beside them included, and the height of the boxes.
 */
export type Piece<T extends Rect> = Rect & { boxes: readonly T[] };

/** Boxes with the same key are one piece; `labelOf` gives the label of a box where labels are on. In the order of the list. */
export function groupPieces<T extends Rect>(
	boxes: readonly T[],
	keyOf: (box: T) => string,
	labelOf: (box: T) => Rect | null = () => null
): Piece<T>[] {
	const groups = new Map<string, T[]>();
	for (const box of boxes) groups.set(keyOf(box), [...(groups.get(keyOf(box)) ?? []), box]);
	return [...groups.values()].map((members) => {
		const around = bounds(members)!;
		const broad = bounds([...members, ...members.flatMap((box) => labelOf(box) ?? [])])!;
		return { ...around, xMm: broad.xMm, widthMm: broad.widthMm, boxes: members };
	});
}

/** The boxes of pieces that were moved as rectangles: each goes as far as its piece went. */
export const movePieces = <T extends Rect>(before: readonly Piece<T>[], after: readonly Rect[]): T[] =>
	before.flatMap((piece, i) => {
		const to = after[i] ?? piece;
		return piece.boxes.map((box) => ({ ...box, xMm: box.xMm + to.xMm - piece.xMm, yMm: box.yMm + to.yMm - piece.yMm }));
	});

/** Whether two of the rectangles share a stretch of the wall's breadth: they hang in more than one row then. */
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
 * The order turned round, between the same two outer edges. Of one row the gaps stay in their places; several rows
 * are turned like a page. Twice leads back. Returns them in the order in which they were given.
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

/** From where to where on a wall something can be laid out. */
export type Stretch = { fromMm: number; toMm: number };

/** What is left of a wall's breadth between obstacles that stand in the band of these rectangles. */
export function freeStretches(widthMm: number, band: readonly Rect[], obstacles: readonly Rect[]): Stretch[] {
	const around = bounds(band);
	if (!around) return [{ fromMm: 0, toMm: widthMm }];
	const inTheWay = obstacles.filter((other) => overlaps({ ...around, xMm: other.xMm, widthMm: other.widthMm }, other));
	const found: Stretch[] = [];
	let fromMm = 0;
	for (const obstacle of [...inTheWay.toSorted((a, b) => a.xMm - b.xMm), { xMm: widthMm, widthMm: 0 }]) {
		if (obstacle.xMm > fromMm) found.push({ fromMm, toMm: obstacle.xMm });
		fromMm = Math.max(fromMm, obstacle.xMm + obstacle.widthMm);
	}
	return found;
}

/** The stretch in which a rectangle's middle lies, else the nearest. */
export function nearestStretch(rect: Rect, all: readonly Stretch[]): Stretch | undefined {
	const middle = rect.xMm + rect.widthMm / 2;
	const away = ({ fromMm, toMm }: Stretch) => Math.max(fromMm - middle, middle - toMm, 0);
	return [...all].sort((a, b) => away(a) - away(b))[0];
}

/** Equal gaps in each stretch for the pieces that are in it; when they are too broad for one, says by how much in all. */
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

/** Those that hang at the height of `box`, so that one passes them before or after it. */
export const rowOf = <T extends Rect>(box: Rect, others: readonly T[]): T[] =>
	others.filter((other) => other.yMm < topMm(box) && box.yMm < topMm(other));

/** The one before in the row of `box`, from left to right; null for the first. */
export function previousOf<T extends Rect>(box: Rect, others: readonly T[]): T | null {
	const middle = box.xMm + box.widthMm / 2;
	const before = rowOf(box, others).filter((other) => other.xMm + other.widthMm / 2 < middle);
	return before.sort((a, b) => rightMm(b) - rightMm(a))[0] ?? null;
}

/** The one after in the row of `box`; null for the last. */
export function nextOf<T extends Rect>(box: Rect, others: readonly T[]): T | null {
	const middle = box.xMm + box.widthMm / 2;
	const after = rowOf(box, others).filter((other) => other.xMm + other.widthMm / 2 >= middle);
	return after.sort((a, b) => a.xMm - b.xMm)[0] ?? null;
}
