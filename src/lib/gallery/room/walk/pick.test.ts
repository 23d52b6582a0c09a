import { describe, expect, test } from 'vitest';
import { sidesOf } from '../geometry.ts';
import { pick } from './pick.ts';
import { sceneExample } from '../scene.example.ts';

const sides = sidesOf(sceneExample.outline);
const from = { x: 0.8, y: 3, high: 1.7 };
const look = (dx: number, dy: number, up: number) => pick(sceneExample, sides, { ...from, dx, dy, up });

describe('pick', () => {
	test('finds the work straight ahead, and its neighbour farther right', () => {
		expect(look(0, 1, -0.1)).toEqual({ number: 1 });
		expect(look(0.45, 1, -0.1)).toEqual({ number: 2 });
		expect(look(5.2, -1, -0.2)).toEqual({ number: 3 });
	});

	test('returns null for the wall between works and for the ceiling', () => {
		expect(look(0.18, 1, -0.1)).toBeNull();
		expect(look(0, 1, 0.6)).toBeNull();
	});

	test('returns the spot where the ray meets the floor, and null outside the room', () => {
		expect(look(0, 1, -1.7)).toEqual({ floor: { x: 0.8, y: 4 } });
		expect(look(0, -1, -0.5)).toBeNull();
	});
});
