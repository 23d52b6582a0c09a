import { pieceKey, placementId } from '#lib/exhibitions/hang/hang.ts';
import { freshPlacement, type Hang, type HangPlacement, type HangWall } from '#lib/exhibitions/hang/placement.ts';
import type { HangPart } from '#lib/exhibitions/hang/hangDraft.ts';
import type { LabelRule } from '#lib/walls/problems/labels.ts';
import { type PieceToHang, toPiece, sideBySide } from './pieceToHang.ts';
import type { Layout } from './level.ts';
import type { Order } from './order.ts';

/** What a proposal needs to know about a work. */
export type WorkToHang = { id: string; number: number; artistId: string; parts: readonly HangPart[] };

/** The input of a proposal: the draft as it is, and what is wanted. */
export type Wanted = {
	hang: Hang;
	works: readonly WorkToHang[];
	/** All walls of the show, as they are during it. */
	walls: readonly HangWall[];
	labels: LabelRule;
	/** The walls that may be used. */
	wallIds: ReadonlySet<number>;
	/** Ids of the placements that are to be hung. Those that are pinned stay where they are all the same. */
	chosen: ReadonlySet<string>;
	layout: Layout;
	order: Order;
	/** The smallest gap, in mm. */
	minMm: number;
};

/** The gap in mm between the parts of a work, where the artist gave none and the parts have no places yet. */
export const partsGapMm = 50;

/**
 * The placements that a proposal may move: those that are neither pinned nor in one piece with a pinned one. `placed`: whether it is in
 * the draft already.
 */
export function movable(hang: Hang, works: readonly WorkToHang[]): { id: string; placed: boolean }[] {
	const keyOf = (placement: HangPlacement) => `${placement.wallId} ${pieceKey(placement)}`;
	const pinned = new Set(hang.filter((placement) => placement.pinned).map(keyOf));
	const placed = new Map(hang.map((placement) => [placement.id, placement]));
	return works.flatMap(({ id: work, parts }) =>
		parts.flatMap(({ part }) => {
			const id = placementId(work, part);
			const placement = placed.get(id);
			return placement && pinned.has(keyOf(placement)) ? [] : [{ id, placed: placement !== undefined }];
		})
	);
}

/** Splits a draft into the placements that stay (`fixed`) and the pieces to hang. */
export function piecesToHang({ hang, works, labels, chosen }: Wanted): { fixed: HangPlacement[]; pieces: PieceToHang[] } {
	const free = new Set(movable(hang, works).flatMap(({ id }) => (chosen.has(id) ? [id] : [])));
	const before = new Map(hang.map((placement) => [placement.id, placement]));
	const workOf = new Map(works.map((work) => [work.id, work]));
	const groups = new Map<string, HangPlacement[]>();
	for (const work of works) {
		for (const { part, widthMm, heightMm } of work.parts) {
			const id = placementId(work.id, part);
			if (!free.has(id)) continue;
			const was = before.get(id);
			const fresh = { ...freshPlacement, id, exhibitionWorkId: work.id, part, wallId: null, xMm: 0, yMm: 0 };
			const placement = { ...(was ?? fresh), widthMm, heightMm };
			// Clusters on two walls may have the same number.
			const key = placement.cluster === null ? work.id : `${placement.wallId} ${pieceKey(placement)}`;
			groups.set(key, [...(groups.get(key) ?? []), placement]);
		}
	}
	const find = (id: string) => workOf.get(id)!;
	const gapOf = ({ exhibitionWorkId, part }: HangPlacement) =>
		find(exhibitionWorkId).parts.find((one) => one.part === part)?.gapMm ?? partsGapMm;
	const pieces = [...groups.values()].map((group) =>
		toPiece(arranged(group, gapOf), labels.side === 'none' && group.every((one) => !one.label) ? null : labels, find)
	);
	return { fixed: hang.filter(({ id }) => !free.has(id)), pieces };
}

/** A group that hangs on one wall already keeps its arrangement; any other is laid side by side. */
function arranged(group: readonly HangPlacement[], gapOf: (placement: HangPlacement) => number): readonly HangPlacement[] {
	const [first] = group;
	if (group.length === 1 || (first!.wallId !== null && group.every(({ wallId }) => wallId === first!.wallId))) return group;
	return sideBySide(group, gapOf);
}
