import { alignEdges, alignToCentreLine, distribute, type Edge } from '#lib/walls/geometry/arrange.ts';
import { freeStretches, previousOf, spreadInStretches } from '#lib/walls/geometry/arrangePieces.ts';
import type { LabelRule } from '#lib/walls/problems/labels.ts';
import { rightMm, type Rect } from '#lib/walls/geometry/rect.ts';
import type { HangArranged } from '../hang.ts';
import type { Hang, HangPlacement, HangWall } from '../placement.ts';
import { chosenPieces, unpinned, piecesOn, withPieces } from './pieces.ts';

/**
 * Lays pieces out with equal gaps over the whole wall: separately on each free stretch between blocked zones and pinned pieces. With a label
 * rule, widths include the labels. If they don't fit, returns how much is missing.
 */
export function spreadPieces(hang: Hang, ids: Iterable<string>, wall: HangWall, labels: LabelRule | null = null): HangArranged {
	const all = piecesOn(hang, wall.wallId, labels);
	const moving = unpinned(chosenPieces(all, ids));
	const pinned = all.filter((piece) => !moving.includes(piece) && piece.boxes.some((box) => box.pinned));
	const spread = spreadInStretches(moving, freeStretches(wall.widthMm, moving, [...wall.blocked, ...pinned]));
	return spread.ok ? { ok: true, hang: withPieces(hang, moving, spread.boxes), gapsMm: spread.gapsMm } : spread;
}

/** Makes the gaps between these pieces equal; the outer ones stay. */
export function spreadBetweenPieces(hang: Hang, ids: Iterable<string>, wall: HangWall, labels: LabelRule | null = null): HangArranged {
	const pieces = chosenPieces(piecesOn(hang, wall.wallId, labels), ids);
	const spread = distribute(pieces);
	return spread.ok ? { ok: true, hang: withPieces(hang, pieces, spread.boxes), gapsMm: spread.gapsMm } : spread;
}

/** Aligns an edge, or the middles, of these pieces. */
export function alignPieces(hang: Hang, ids: Iterable<string>, wall: HangWall, edge: Edge): HangPlacement[] {
	const pieces = chosenPieces(piecesOn(hang, wall.wallId), ids);
	return withPieces(hang, pieces, alignEdges(pieces, edge));
}

/** Moves these pieces vertically, so that the middle of each is on the wall's centre line. Pinned pieces stay. */
export function centrePieces(hang: Hang, ids: Iterable<string>, wall: HangWall): HangPlacement[] {
	const pieces = unpinned(chosenPieces(piecesOn(hang, wall.wallId), ids));
	return withPieces(hang, pieces, alignToCentreLine(pieces, wall.centreLineMm));
}

/** Moves all pieces of a wall that aren't pinned up or down by as much as its centre line moves to `centreLineMm`. */
export function reflow(hang: Hang, wall: HangWall, centreLineMm: number): HangPlacement[] {
	const pieces = unpinned(piecesOn(hang, wall.wallId));
	return withPieces(
		hang,
		pieces,
		pieces.map((piece) => ({ ...piece, yMm: piece.yMm + centreLineMm - wall.centreLineMm }))
	);
}

/** The gap in mm between a piece and the previous one in its row, or the wall's edge for the first. Negative if they overlap. */
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

/** Moves a piece so that the gap to the previous one is `gapMm`; no other piece moves. */
export function setGap(hang: Hang, id: string, wallId: number, gapMm: number): HangPlacement[] {
	const pieces = piecesOn(hang, wallId);
	const moving = chosenPieces(pieces, [id]);
	return withPieces(
		hang,
		moving,
		moving.map((piece) => ({ ...piece, xMm: endOfPrevious(piece, pieces) + Math.round(gapMm) }))
	);
}
