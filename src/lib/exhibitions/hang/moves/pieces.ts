import { groupPieces, movePieces, type Piece } from '#lib/walls/geometry/arrangePieces.ts';
import { labelRect, type LabelRule } from '#lib/walls/problems/labels.ts';
import type { Rect } from '#lib/walls/geometry/rect.ts';
import { movedTo, pieceKey, placementsOn, withPlacements } from '../hang.ts';
import type { Hang, HangPlacement } from '../placement.ts';

/** One piece on a wall: a cluster, the parts of one work, or one placement alone. */
export type HungPiece = Piece<HangPlacement>;

/** The labels of those that hang on one wall, by work: one in parts has one, beside all of them. */
export function labelsOf(placements: readonly HangPlacement[], rule: LabelRule): Map<string, Rect> {
	const works = groupPieces(placements, ({ exhibitionWorkId }) => exhibitionWorkId);
	return new Map(
		works.flatMap((work) => {
			const { exhibitionWorkId, label } = work.boxes[0]!;
			const rect = labelRect(work, rule, label);
			return rect ? [[exhibitionWorkId, rect] as const] : [];
		})
	);
}

/** The pieces of a wall. With a rule for labels each is as broad as it is together with them. */
export function piecesOn(hang: Hang, wallId: number, labels: LabelRule | null = null): HungPiece[] {
	const placements = placementsOn(hang, wallId);
	const rects = labels && labelsOf(placements, labels);
	return groupPieces(placements, pieceKey, ({ exhibitionWorkId }) => rects?.get(exhibitionWorkId) ?? null);
}

/** The ids of all that belong to the pieces of these, on their walls; those that aren't on a wall stay by themselves. */
export function wholePieces(hang: Hang, ids: Iterable<string>): string[] {
	const asked = new Set(ids);
	const name = (placement: HangPlacement) => (placement.wallId === null ? placement.id : `${placement.wallId} ${pieceKey(placement)}`);
	const pieces = new Set(hang.filter(({ id }) => asked.has(id)).map(name));
	return hang.filter((placement) => pieces.has(name(placement))).map(({ id }) => id);
}

/** Puts the boxes of pieces where the pieces went as rectangles; hooks chosen by hand go along. */
export function withPieces(hang: Hang, before: readonly HungPiece[], after: readonly Rect[]): HangPlacement[] {
	const to = new Map(movePieces(before, after).map((box) => [box.id, box]));
	return withPlacements(
		hang,
		before.flatMap(({ boxes }) => boxes.map((box) => movedTo(box, to.get(box.id)!.xMm, to.get(box.id)!.yMm)))
	);
}

/** The pieces of a wall to which one of these belongs. */
export const chosenPieces = (pieces: readonly HungPiece[], ids: Iterable<string>): HungPiece[] => {
	const asked = new Set(ids);
	return pieces.filter(({ boxes }) => boxes.some(({ id }) => asked.has(id)));
};

/** What is pinned stays where it is, whatever is done to a whole wall. */
export const unpinned = (pieces: readonly HungPiece[]): HungPiece[] => pieces.filter(({ boxes }) => !boxes.some(({ pinned }) => pinned));
