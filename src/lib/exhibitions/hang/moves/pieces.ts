import { groupPieces, movePieces, type Piece } from '#lib/walls/geometry/arrangePieces.ts';
import { labelRect, type LabelRule } from '#lib/walls/problems/labels.ts';
import type { Rect } from '#lib/walls/geometry/rect.ts';
import { movedTo, pieceKey, placementsOn, withPlacements } from '../hang.ts';
import type { Hang, HangPlacement } from '../placement.ts';

/** One piece on a wall: a cluster, the parts of one work, or one placement alone. */
export type HungPiece = Piece<HangPlacement>;

/** The labels of the placements on one wall, by work. A work in parts has one label beside all of them. */
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

/** The pieces on a wall. With a label rule, their widths include the labels. */
export function piecesOn(hang: Hang, wallId: number, labels: LabelRule | null = null): HungPiece[] {
	const placements = placementsOn(hang, wallId);
	const rects = labels && labelsOf(placements, labels);
	return groupPieces(placements, pieceKey, ({ exhibitionWorkId }) => rects?.get(exhibitionWorkId) ?? null);
}

/** The ids of all placements in the pieces of these. A placement that isn't on a wall is a piece of its own. */
export function wholePieces(hang: Hang, ids: Iterable<string>): string[] {
	const selected = new Set(ids);
	const name = (placement: HangPlacement) => (placement.wallId === null ? placement.id : `${placement.wallId} ${pieceKey(placement)}`);
	const pieces = new Set(hang.filter(({ id }) => selected.has(id)).map(name));
	return hang.filter((placement) => pieces.has(name(placement))).map(({ id }) => id);
}

/** Applies moves of pieces as rectangles to their placements; hooks chosen by hand move along. */
export function withPieces(hang: Hang, before: readonly HungPiece[], after: readonly Rect[]): HangPlacement[] {
	const to = new Map(movePieces(before, after).map((box) => [box.id, box]));
	return withPlacements(
		hang,
		before.flatMap(({ boxes }) => boxes.map((box) => movedTo(box, to.get(box.id)!.xMm, to.get(box.id)!.yMm)))
	);
}

/** The pieces that contain at least one of these placements. */
export const chosenPieces = (pieces: readonly HungPiece[], ids: Iterable<string>): HungPiece[] => {
	const selected = new Set(ids);
	return pieces.filter(({ boxes }) => boxes.some(({ id }) => selected.has(id)));
};

/** The pieces without a pinned box. Operations on a whole wall move only these. */
export const unpinned = (pieces: readonly HungPiece[]): HungPiece[] => pieces.filter(({ boxes }) => !boxes.some(({ pinned }) => pinned));
