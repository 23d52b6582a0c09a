import { topMm, type Rect } from '../geometry/rect.ts';

/** `y` of a box whose middle is on the centre line; half a millimetre rounds down. */
export const yOnCentreLine = (centreLineMm: number, heightMm: number): number => Math.floor(centreLineMm - heightMm / 2);

/**
 * The height of the hook above the floor. `dropMm`: from the top edge of the work down to the point
 * where its wire or eye hangs when taut. (A formula "145 - height - drop" that circulates is wrong.)
 */
export const hookHeightMm = (box: Rect, dropMm: number): number => topMm(box) - dropMm;

/** The cord from rail to hook; null when the hook would not be below the rail. */
export function cordLengthMm(railHeightMm: number, hookMm: number): number | null {
	return railHeightMm > hookMm ? railHeightMm - hookMm : null;
}
