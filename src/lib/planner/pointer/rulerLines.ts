import type { Guide } from '#lib/walls/geometry/snap.ts';
import type { Distance } from '../view.svelte.ts';
import type { Distances } from './dragged.ts';

/** The size of the small plate with a number. */
export const plate = { widthPx: 52, heightPx: 18 };

/**
 * Where the lines of a drag are on a wall, as CSS transforms. `upright` and `level` show where the work has snapped; `before`, `after` and
 * `up` are lines of one pixel that are stretched to its distances. `scale`: pixels per millimetre.
 */
export function rulerLines(guides: readonly Guide[], distances: Distances, heightMm: number, scale: number) {
	const y = (mm: number) => (heightMm - mm) * scale;
	const hidden = 'scale(0)';
	const vertical = guides.find(({ axis }) => axis === 'x');
	const horizontal = guides.find(({ axis }) => axis === 'y');
	const across = (one: Distance | undefined) =>
		one ? `translate(${one.fromMm * scale}px, ${y(one.atMm)}px) scale(${(one.toMm - one.fromMm) * scale}, 1)` : hidden;
	return {
		upright: vertical ? `translateX(${vertical.atMm * scale}px)` : hidden,
		level: horizontal ? `translateY(${y(horizontal.atMm)}px)` : hidden,
		/** The plate with the height of the level line is above it. */
		levelNumber: horizontal ? `translateY(${y(horizontal.atMm) - plate.heightPx}px)` : hidden,
		before: across(distances.before),
		after: across(distances.after),
		up: `translate(${distances.up.atMm * scale}px, ${y(distances.up.toMm)}px) scale(1, ${distances.up.toMm * scale})`
	};
}
