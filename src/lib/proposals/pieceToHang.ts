import type { HangPlacement } from '#lib/exhibitions/hang/placement.ts';
import { labelsOf } from '#lib/exhibitions/hang/moves/pieces.ts';
import { groupPieces } from '#lib/walls/geometry/arrangePieces.ts';
import type { LabelRule } from '#lib/walls/problems/labels.ts';
import { bounds } from '#lib/walls/geometry/rect.ts';

/** A placement in a bundle: how far its lower left corner is from that of the bundle. */
export type Bundled = { placement: HangPlacement; dxMm: number; dyMm: number };

/**
 * What is hung as one: a placement, the parts of a work, a cluster, a block of a salon hang. `widthMm` counts the labels,
 * `heightMm` only the boxes; its corner is the lower left one of that rectangle. `number`: the smallest of its works.
 */
export type Bundle = { boxes: readonly Bundled[]; widthMm: number; heightMm: number; number: number; artists: readonly string[] };

/** What a bundle needs to know of a work. */
export type WorkOf = (exhibitionWorkId: string) => { number: number; artistId: string };

/** Placements whose places to each other stay, as one. `labels` null: without labels. */
export function bundleOf(placements: readonly HangPlacement[], labels: LabelRule | null, workOf: WorkOf): Bundle {
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

/** Side by side in the order of the list, their middles at one height; `gapOf` says how far in mm each is from the one before. */
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

/** The placements of a bundle whose lower left corner is put on a wall. Hooks chosen by hand belong to another place. */
export const placed = (bundle: Bundle, wallId: number, xMm: number, yMm: number, cluster: number | null): HangPlacement[] =>
	bundle.boxes.map(({ placement, dxMm, dyMm }) => ({ ...placement, wallId, xMm: xMm + dxMm, yMm: yMm + dyMm, cluster, hooksMm: null }));
