import { describe, expect, test } from 'vitest';
import { cellsOf } from './cells.ts';
import { sidesOf } from './geometry.ts';
import { sceneExample } from './scene.example.ts';

const side = sidesOf(sceneExample.outline)[0]!;
const cells = cellsOf(sceneExample, side, 0);
const area = (of: typeof cells) => of.reduce((sum, { at, high }) => sum + (at[1] - at[0]) * (high[1] - high[0]), 0);

describe('cellsOf', () => {
	test('covers a side except for its door and window', () => {
		expect(side.length).toBe(6);
		expect(area(cells)).toBeCloseTo(6 * 3 - 0.9 * 2 - 1.2 * 1, 5);
		const inDoor = cells.filter(({ at, high }) => at[0] < 5.4 && at[1] > 4.5 && high[0] < 2);
		expect(inDoor).toEqual([]);
	});

	test('assigns the cells within a wall to that wall', () => {
		const painted = cells.filter(({ wall }) => wall === 0);
		// The wall is 4 m wide and 2.5 m high and contains a window of 1.2 by 1 m.
		expect(area(painted)).toBeCloseTo(4 * 2.5 - 1.2, 5);
		expect(Math.max(...painted.map(({ high }) => high[1]))).toBe(2.5);
	});

	test('gives neighbouring cells the same edge, so that the mesh has no cracks', () => {
		for (const { at, high } of cells)
			for (const other of cells) {
				if (other.at[0] === at[1] && other.high[0] < high[1] && other.high[1] > high[0]) expect(other.high).toEqual(high);
			}
	});
});
