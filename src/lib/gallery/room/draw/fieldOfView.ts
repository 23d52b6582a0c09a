import type { FieldOfView } from '../walk/viewpoint.ts';

/**
 * The field of view for a viewport's aspect ratio (width to height): 52° vertically; more in a narrow viewport, up to 78°, to keep about 58°
 * horizontally.
 */
export function fieldOfViewFor(aspect: number): FieldOfView {
	const wide = 2 * Math.atan(Math.tan(rad(26)) * aspect);
	const horizontal = Math.max(rad(58), wide);
	const vertical = Math.min(rad(78), Math.max(rad(52), 2 * Math.atan(Math.tan(horizontal / 2) / aspect)));
	return { vertical, horizontal: 2 * Math.atan(Math.tan(vertical / 2) * aspect) };
}

const rad = (degrees: number): number => (degrees * Math.PI) / 180;
