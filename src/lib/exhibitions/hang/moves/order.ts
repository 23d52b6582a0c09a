import { gapsBetween, nextOf, reversed, spreadInStretches } from '#lib/walls/geometry/arrangePieces.ts';
import { orderFromLeft } from '#lib/walls/geometry/arrange.ts';
import type { LabelRule } from '#lib/walls/problems/labels.ts';
import { comfort } from '#lib/walls/problems/problems.ts';
import { middleXMm, middleYMm, rightMm, type Rect } from '#lib/walls/geometry/rect.ts';
import { withPlacements } from '../hang.ts';
import type { Hang, HangPlacement, HangWall } from '../placement.ts';
import { chosenPieces, type HungPiece, unpinned, piecesOn, wholePieces, withPieces } from './pieces.ts';

/** The piece that a placement belongs to; null if it isn't on a wall. */
function findPiece(hang: Hang, id: string): HungPiece | null {
	const wallId = hang.find((one) => one.id === id)?.wallId ?? null;
	return wallId === null ? null : (chosenPieces(piecesOn(hang, wallId), [id])[0] ?? null);
}

/** A piece with its middle where the middle of another is. */
const centredOn = (piece: Rect, other: Rect): Rect => ({
	...piece,
	xMm: middleXMm(other) - Math.floor(piece.widthMm / 2),
	yMm: middleYMm(other) - Math.ceil(piece.heightMm / 2)
});

/** Swaps two pieces by their middles, on one wall or on two. Swapping twice restores the hang. Does nothing if one isn't on a wall. */
export function swap(hang: Hang, a: string, b: string): HangPlacement[] {
	const [one, other] = [findPiece(hang, a), findPiece(hang, b)];
	if (!one || !other || one.boxes.some(({ id }) => id === b)) return [...hang];
	const on = (piece: HungPiece) => piece.boxes[0]!.wallId;
	const walls = new Map([...one.boxes.map(({ id }) => [id, on(other)] as const), ...other.boxes.map(({ id }) => [id, on(one)] as const)]);
	const moved = withPieces(hang, [one, other], [centredOn(one, other), centredOn(other, one)]);
	return moved.map((placement) => (walls.has(placement.id) ? { ...placement, wallId: walls.get(placement.id)! } : placement));
}

/**
 * Swaps two pieces of one row so that every gap keeps its width; the pieces between them move along. Null if that isn't possible: they are on
 * two walls, they overlap, another piece hangs above or below the row, or one is pinned.
 */
export function swapInRow(hang: Hang, a: string, b: string): HangPlacement[] | null {
	const [one, other] = [findPiece(hang, a), findPiece(hang, b)];
	if (!one || !other || one.boxes[0]!.wallId !== other.boxes[0]!.wallId) return null;
	const [left, right] = one.xMm <= other.xMm ? [one, other] : [other, one];
	if (rightMm(left) > right.xMm) return null;
	const pieces = piecesOn(hang, left.boxes[0]!.wallId!).filter((piece) => rightMm(piece) > left.xMm && piece.xMm < rightMm(right));
	const between = pieces.filter((piece) => piece.xMm >= rightMm(left) && rightMm(piece) <= right.xMm);
	if (between.length !== pieces.length - 2 || unpinned(pieces).length < pieces.length) return null;
	const shift = right.widthMm - left.widthMm;
	return withPieces(
		hang,
		[left, right, ...between],
		[
			{ ...centredOn(left, right), xMm: rightMm(right) - left.widthMm },
			{ ...centredOn(right, left), xMm: left.xMm },
			...between.map((piece) => ({ ...piece, xMm: piece.xMm + shift }))
		]
	);
}

/** Reverses the order on a wall between the same outer edges. Pinned pieces stay. Reversing twice restores the hang. */
export function reverse(hang: Hang, wallId: number, labels: LabelRule | null = null): HangPlacement[] {
	const pieces = unpinned(piecesOn(hang, wallId, labels));
	return withPieces(hang, pieces, reversed(pieces));
}

const usualGapMm = 100;

/** The median of the gaps on a wall, in mm; 100 if there are none. */
function typicalGap(pieces: readonly Rect[]): number {
	const gaps = gapsBetween(pieces)
		.filter((gap) => gap > 0)
		.sort((a, b) => a - b);
	return gaps[Math.floor(gaps.length / 2)] ?? usualGapMm;
}

/**
 * Hangs a piece directly to the right of another on this wall: in the middle of the gap there if it fits, else at the wall's typical gap. Then
 * the following pieces are pushed to the right; if the wall is too short for that, all gaps become equal.
 */
export function hangAfter(hang: Hang, id: string, afterId: string, wall: HangWall, labels: LabelRule | null = null): HangPlacement[] {
	const there = hang.find((one) => one.id === afterId);
	const moving = wholePieces(hang, [id]);
	if (there?.wallId !== wall.wallId || moving.includes(afterId)) return [...hang];
	const onWall = withPlacements(
		hang,
		hang.filter((one) => moving.includes(one.id)).map((one) => ({ ...one, wallId: wall.wallId }))
	);
	const pieces = piecesOn(onWall, wall.wallId, labels);
	const [piece, after] = [chosenPieces(pieces, [id])[0]!, chosenPieces(pieces, [afterId])[0]!];
	const others = pieces.filter((each) => each !== piece);
	const inLine = { ...centredOn(piece, after), xMm: rightMm(after) };
	const next = nextOf(
		after,
		others.filter((each) => each !== after)
	);
	const freeMm = (next?.xMm ?? wall.widthMm) - rightMm(after) - piece.widthMm;
	const gapMm = typicalGap(others);
	if (next && freeMm >= 2 * comfort.minGapMm)
		return withPieces(onWall, [piece], [{ ...inLine, xMm: rightMm(after) + Math.ceil(freeMm / 2) }]);
	const row: Rect[] = [{ ...inLine, xMm: rightMm(after) + gapMm }];
	const following = orderFromLeft(others.filter((each) => each !== after && each.xMm >= rightMm(after)));
	for (const each of following) row.push({ ...each, xMm: Math.max(each.xMm, rightMm(row.at(-1)!) + gapMm) });
	const pushed = withPieces(onWall, [piece, ...following], row);
	if (rightMm(row.at(-1)!) <= wall.widthMm) return pushed;
	const all = piecesOn(pushed, wall.wallId, labels);
	const spread = spreadInStretches(all, [{ fromMm: 0, toMm: wall.widthMm }]);
	return spread.ok ? withPieces(pushed, all, spread.boxes) : pushed;
}
