import type { HangPlacement } from '#lib/exhibitions/hang/placement.ts';
import { labelsOf } from '#lib/exhibitions/hang/moves/pieces.ts';
import { groupPieces } from '#lib/walls/geometry/arrangePieces.ts';
import type { LabelRule } from '#lib/walls/problems/labels.ts';
import { bounds } from '#lib/walls/geometry/rect.ts';

/** A placement in a piece, with the offset of its lower left corner from that of the piece, in mm. */
export type BoxInPiece = { placement: HangPlacement; dxMm: number; dyMm: number };

/**
 * A piece before it has a place: one placement, the parts of a work, a cluster, or a block of a salon hang. `widthMm` includes the labels,
 * `heightMm` only the boxes; its corner is the lower left corner of that rectangle. `number`: the smallest number of its works.
 */
export type PieceToHang = { boxes: readonly BoxInPiece[]; widthMm: number; heightMm: number; number: number; artists: readonly string[] };

/** Looks up the number and the artist of a work in the show. */
export type WorkOf = (exhibitionWorkId: string) => { number: number; artistId: string };

/** Makes one piece of placements, which keep their relative places. `labels` null: without labels. */
export function toPiece(placements: readonly HangPlacement[], labels: LabelRule | null, workOf: WorkOf): PieceToHang {
	const rects = labels && labelsOf(placements, labels);
	const [whole] = groupPieces(
		placements,
		() => 'all',
		({ exhibitionWorkId }) => rects?.get(exhibitionWorkId) ?? null
	);
	const works = placements.map(({ exhibitionWorkId }) => workOf(exhibitionWorkId));
	return {
		boxes: placements.map((placement) => ({ placement, dxMm: placement.xMm - whole!.xMm, dyMm: placement.yMm - whole!.yMm })),
		widthMm: whole!.widthMm,
		heightMm: whole!.heightMm,
		number: Math.min(...works.map(({ number }) => number)),
		artists: [...new Set(works.map(({ artistId }) => artistId))]
	};
}

/** Lays placements side by side in the order of the list, middles at the same height. `gapOf`: the gap before each, in mm. */
export function sideBySide<T extends HangPlacement>(placements: readonly T[], gapOf: (placement: T) => number): T[] {
	const highest = bounds(placements.map((one) => ({ ...one, xMm: 0, yMm: 0 })))?.heightMm ?? 0;
	let xMm = 0;
	return placements.map((placement, i) => {
		if (i > 0) xMm += gapOf(placement);
		const at = { ...placement, xMm, yMm: Math.floor((highest - placement.heightMm) / 2) };
		xMm += placement.widthMm;
		return at;
	});
}

/** The placements of a piece with its lower left corner at x, y on a wall. Drops hooks that were chosen by hand for another place. */
export const placed = (piece: PieceToHang, wallId: number, xMm: number, yMm: number, cluster: number | null): HangPlacement[] =>
	piece.boxes.map(({ placement, dxMm, dyMm }) => ({ ...placement, wallId, xMm: xMm + dxMm, yMm: yMm + dyMm, cluster, hooksMm: null }));
