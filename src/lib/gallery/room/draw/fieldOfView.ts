import type { Lens } from '../walk/viewpoint.ts';

/** What one sees at once in a window of a shape: 52° upright, in a narrow one more, so that it is never a keyhole. */
export function lensFor(aspect: number): Lens {
	const wide = 2 * Math.atan(Math.tan(rad(26)) * aspect);
	const across = Math.max(rad(58), wide);
	const upright = Math.min(rad(78), Math.max(rad(52), 2 * Math.atan(Math.tan(across / 2) / aspect)));
	return { upright, across: 2 * Math.atan(Math.tan(upright / 2) * aspect) };
}

const rad = (degrees: number): number => (degrees * Math.PI) / 180;
