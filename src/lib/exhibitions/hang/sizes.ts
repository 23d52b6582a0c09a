import { placementId } from './hang.ts';
import type { Hang, HangPlacement } from './placement.ts';
import type { HangWork } from './hangDraft.ts';

/**
 * A hang with the current sizes of its works. The middle of each box stays; half a millimetre rounds to the lower left, as in the database
 * when it opens a draft.
 */
export function withSizesNow(hang: Hang, works: readonly Pick<HangWork, 'id' | 'parts'>[]): HangPlacement[] {
	const sizes = new Map(works.flatMap(({ id, parts }) => parts.map((part) => [placementId(id, part.part), part] as const)));
	return hang.map((placement) => {
		const now = sizes.get(placement.id);
		if (!now || (now.widthMm === placement.widthMm && now.heightMm === placement.heightMm)) return placement;
		const { widthMm, heightMm } = now;
		const free = placement.wallId === null;
		const xMm = free ? 0 : placement.xMm + Math.floor((placement.widthMm - widthMm) / 2);
		const yMm = free ? 0 : placement.yMm + Math.floor((placement.heightMm - heightMm) / 2);
		return { ...placement, xMm, yMm, widthMm, heightMm };
	});
}
