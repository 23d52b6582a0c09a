import { alignEdges, alignToCentreLine, distribute, type Edge } from '#lib/walls/geometry/arrange.ts';
import { freeStretches, previousOf, spreadInStretches } from '#lib/walls/geometry/arrangePieces.ts';
import type { LabelRule } from '#lib/walls/problems/labels.ts';
import { rightMm, type Rect } from '#lib/walls/geometry/rect.ts';
import type { HangArranged } from '../hang.ts';
import type { Hang, HangPlacement, HangWall } from '../placement.ts';
import { chosenPieces, unpinned, piecesOn, withPieces } from './pieces.ts';

/**
 * Equal gaps for these on the whole wall, from edge to edge, door and what is pinned left free: on each stretch between them for
 * itself. Pieces count as one, with a rule for labels as broad as with their labels. Else what is missing.
 */
export function spreadPieces(hang: Hang, ids: Iterable<string>, wall: HangWall, labels: LabelRule | null = null): HangArranged {
	const all = piecesOn(hang, wall.wallId, labels);
	const moving = unpinned(chosenPieces(all, ids));
	const pinned = all.filter((piece) => !moving.includes(piece) && piece.boxes.some((box) => box.pinned));
	const spread = spreadInStretches(moving, freeStretches(wall.widthMm, moving, [...wall.blocked, ...pinned]));
	return spread.ok ? { ok: true, hang: withPieces(hang, moving, spread.boxes), gapsMm: spread.gapsMm } : spread;
}

/** Equal gaps between these pieces; the outermost stay. */
export function spreadBetweenPieces(hang: Hang, ids: Iterable<string>, wall: HangWall, labels: LabelRule | null = null): HangArranged {
	const pieces = chosenPieces(piecesOn(hang, wall.wallId, labels), ids);
	const spread = distribute(pieces);
	return spread.ok ? { ok: true, hang: withPieces(hang, pieces, spread.boxes), gapsMm: spread.gapsMm } : spread;
}

/** Brings an edge, or the middles, of these pieces together. */
export function alignPieces(hang: Hang, ids: Iterable<string>, wall: HangWall, edge: Edge): HangPlacement[] {
	const pieces = chosenPieces(piecesOn(hang, wall.wallId), ids);
	return withPieces(hang, pieces, alignEdges(pieces, edge));
}

/** Brings the middle of each of these pieces to the wall's centre line. */
export function centrePieces(hang: Hang, ids: Iterable<string>, wall: HangWall): HangPlacement[] {
	const pieces = unpinned(chosenPieces(piecesOn(hang, wall.wallId), ids));
	return withPieces(hang, pieces, alignToCentreLine(pieces, wall.centreLineMm));
}

/** The centre line of a wall goes up or down, and all that isn't pinned goes with it: whatever was on the line is on it again. */
export function reflow(hang: Hang, wall: HangWall, centreLineMm: number): HangPlacement[] {
	const pieces = unpinned(piecesOn(hang, wall.wallId));
	return withPieces(
		hang,
		pieces,
		pieces.map((piece) => ({ ...piece, yMm: piece.yMm + centreLineMm - wall.centreLineMm }))
	);
}

/** The free space from a piece to the one before it in its row, to the wall's edge for the first; negative when they overlap. */
export function gapBefore(hang: Hang, id: string, wallId: number): number | null {
	const pieces = piecesOn(hang, wallId);
	const [piece] = chosenPieces(pieces, [id]);
	return piece ? piece.xMm - endOfPrevious(piece, pieces) : null;
}

const endOfPrevious = (piece: Rect, all: readonly Rect[]): number => {
	const previous = previousOf(
		piece,
		all.filter((other) => other !== piece)
	);
	return previous ? rightMm(previous) : 0;
};

/** Puts a piece at a distance from the one before it; only this piece moves. */
export function setGap(hang: Hang, id: string, wallId: number, gapMm: number): HangPlacement[] {
	const pieces = piecesOn(hang, wallId);
	const moving = chosenPieces(pieces, [id]);
	return withPieces(
		hang,
		moving,
		moving.map((piece) => ({ ...piece, xMm: endOfPrevious(piece, pieces) + Math.round(gapMm) }))
	);
}
