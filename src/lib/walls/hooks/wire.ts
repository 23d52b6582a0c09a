/**
 * By how much the drop grows, in mm, when a wire between two eyes hangs over two hooks instead of one.
 *
 * Over one hook, the wire forms a triangle of length `L = 2 * sqrt((eyes / 2)^2 + sag^2)`; `sag`: how far the eyes are below the drop. Over
 * two hooks at the distance `between`, it forms a trapezium of the same length: `L = between + 2 * sqrt(((eyes - between) / 2)^2 + rest^2)`.
 * So the drop grows by `sag - rest`.
 */
const growthMm = (eyesMm: number, sagMm: number, betweenMm: number): number => {
	// The same operations in the same order as in `app.drop_over_two`, so that both round alike.
	const slope = Math.sqrt((eyesMm / 2) * (eyesMm / 2) + sagMm * sagMm) - betweenMm / 2;
	const flat = (eyesMm - betweenMm) / 2;
	return sagMm - Math.sqrt(Math.max(0, slope * slope - flat * flat));
};

/** A difference of up to 5 mm can be corrected by eye and spirit level. */
const toleranceMm = 5;

/**
 * The drop of a wire over two hooks, in whole mm; null if it has to be measured. The height of the eyes is unknown: between the taut wire
 * and the bottom edge. If the results for these two extremes differ by no more than 5 mm, returns their middle.
 */
export function dropOverTwoHooks(wire: { eyesMm: number; dropMm: number; heightMm: number }, betweenMm: number): number | null {
	const { eyesMm, dropMm, heightMm } = wire;
	if (betweenMm > eyesMm || dropMm > heightMm) return null;
	// The lower the eyes, the more the drop grows: not at all at the taut wire, most at the bottom edge.
	const max = growthMm(eyesMm, heightMm - dropMm, betweenMm);
	return max <= toleranceMm ? Math.floor(dropMm + max / 2 + 0.5) : null;
}
