import { topMm, type Rect } from '../geometry/rect.ts';

/** The `y` (lower edge) of a box whose middle is on the centre line; half a millimetre rounds down. */
export const yOnCentreLine = (centreLineMm: number, heightMm: number): number => Math.floor(centreLineMm - heightMm / 2);

/**
 * The height of the hook above the floor. `dropMm`: from the top edge of the work down to the point where the taut wire or the eye rests on
 * the hook. (The formula "145 - height - drop", which circulates, is wrong.)
 */
export const hookHeightMm = (box: Rect, dropMm: number): number => topMm(box) - dropMm;

/** The length of the cord from the rail down to the hook; null if the hook isn't below the rail. */
export function cordLengthMm(railHeightMm: number, hookMm: number): number | null {
	return railHeightMm > hookMm ? railHeightMm - hookMm : null;
}
