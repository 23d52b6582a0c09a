/**
 * A wire between two eyes, hung over two hooks instead of one. Its length is that of the triangle over one hook
 * (drop taken taut in the middle): `L = 2 * sqrt((eyes / 2)^2 + sag^2)`, sag = how far below the drop the eyes are. Over two hooks
 * `between` apart it is a trapezium of the same length: `L = between + 2 * sqrt(((eyes - between) / 2)^2 + rest^2)`. The work hangs
 * lower on the hooks' line by `sag - rest`, and the drop grows by as much.
 */
const growthMm = (eyesMm: number, sagMm: number, betweenMm: number): number => {
	// Written so that the database comes to the same last bit (`app.drop_over_two`).
	const slope = Math.sqrt((eyesMm / 2) * (eyesMm / 2) + sagMm * sagMm) - betweenMm / 2;
	const flat = (eyesMm - betweenMm) / 2;
	return sagMm - Math.sqrt(Math.max(0, slope * slope - flat * flat));
};

/** What differs by no more than this can be hung by eye and spirit level. */
const goodEnoughMm = 5;

/**
 * The drop over two hooks, in whole mm; null: has to be measured. Nobody writes down at which height the eyes are: somewhere from the
 * taut wire to the bottom edge. Where the two ends of that are no more than 5 mm apart, the middle is right enough.
 */
export function dropOverTwoHooks(wire: { eyesMm: number; dropMm: number; heightMm: number }, betweenMm: number): number | null {
	const { eyesMm, dropMm, heightMm } = wire;
	if (betweenMm > eyesMm || dropMm > heightMm) return null;
	// The lower the eyes, the more the drop grows: at the taut wire it doesn't, at the bottom edge it grows most.
	const max = growthMm(eyesMm, heightMm - dropMm, betweenMm);
	return max <= goodEnoughMm ? Math.floor(dropMm + max / 2 + 0.5) : null;
}
