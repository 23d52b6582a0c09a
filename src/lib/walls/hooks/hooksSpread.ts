import type { Rect } from '../geometry/rect.ts';

/**
 * The x of `count` hooks behind a box, in mm from the wall's left edge. Each is in the middle of an equal share of the width, so that all
 * carry the same load. Fractions round to the left.
 */
export const hooksApart = ({ xMm, widthMm }: Pick<Rect, 'xMm' | 'widthMm'>, count: number): number[] =>
	Array.from({ length: count }, (_, i) => xMm + Math.floor((widthMm * (2 * i + 1)) / (2 * count)));
