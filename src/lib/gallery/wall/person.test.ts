import fc from 'fast-check';
import { expect, test } from 'vitest';
import { person, personSpot } from './person.ts';
import type { PublicPlacement, PublicZone } from '../read/types.ts';

const box = (xMm: number, widthMm: number, yMm = 1000) => ({ xMm, yMm, widthMm, heightMm: 800 });
const wall = (works: ReturnType<typeof box>[], zones: ReturnType<typeof box>[] = []) => ({
	widthMm: 6000,
	heightMm: 2800,
	placements: works as PublicPlacement[],
	blocked: zones.map((zone): PublicZone => ({ ...zone, reason: 'door' }))
});

test('stands in the last gap that is wide enough, at most 600 mm from the work on the left', () => {
	expect(personSpot(wall([box(1000, 1000)]))).toBe(2600);
	expect(personSpot(wall([box(1000, 4800)]))).toBe(265);
});

test('stands in front of a door only if there is no other place, and never in front of a work', () => {
	expect(personSpot(wall([box(900, 3900)], [box(4800, 1000, 0)]))).toBe(215);
	expect(personSpot(wall([box(0, 4800)], [box(4900, 1000, 0)]))).toBe(5165);
	expect(personSpot(wall([box(0, 5800)]))).toBeNull();
});

test('ignores works above the head', () => {
	expect(personSpot(wall([box(0, 6000, 1800)]))).toBe(600);
});

test('never covers a work', () => {
	const boxes = fc.array(fc.tuple(fc.integer({ min: 0, max: 5500 }), fc.integer({ min: 50, max: 3000 })), { maxLength: 8 });
	fc.assert(
		fc.property(boxes, (pairs) => {
			const works = pairs.map(([x, width]) => box(x, width));
			const x = personSpot(wall(works));
			if (x === null) return;
			for (const work of works) expect(x + person.widthMm <= work.xMm || x >= work.xMm + work.widthMm).toBe(true);
		})
	);
});
