import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edgesOf, floorArea } from '#lib/walls/plan/roomPlan.ts';
import { corridorOf } from './corridor.ts';

describe('corridorOf', () => {
	test('makes a room of its own length for a single wall', () => {
		const { places, outline } = corridorOf([{ code: 'A', widthMm: 6000, heightMm: 2800 }]);
		expect(places).toEqual(new Map([['A', { edge: 0, atMm: 400 }]]));
		expect(edgesOf(outline)[0]!.lengthMm).toBe(6800);
	});

	test('places walls of any length in order, each within one side and without overlaps', () => {
		const wall = fc.record({ widthMm: fc.integer({ min: 100, max: 20_000 }), heightMm: fc.integer({ min: 500, max: 5000 }) });
		fc.assert(
			fc.property(fc.array(wall, { minLength: 1, maxLength: 12 }), (sizes) => {
				const walls = sizes.map((size, i) => ({ ...size, code: `W${i}` }));
				const { places, outline, heightMm } = corridorOf(walls);
				const edges = edgesOf(outline);
				expect(floorArea(outline)).toBeGreaterThan(0);
				expect(heightMm).toBeGreaterThanOrEqual(Math.max(...walls.map((one) => one.heightMm)));
				let [edge, end] = [0, 0];
				for (const { code, widthMm } of walls) {
					const place = places.get(code)!;
					if (place.edge !== edge) [edge, end] = [place.edge, 0];
					expect(place.edge).toBe(edge);
					expect(place.atMm).toBeGreaterThanOrEqual(end);
					end = place.atMm + widthMm;
					expect(end).toBeLessThanOrEqual(edges[edge]!.lengthMm);
				}
			})
		);
	});
});
