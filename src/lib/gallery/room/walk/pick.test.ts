import { describe, expect, test } from 'vitest';
import { sidesOf } from '../geometry.ts';
import { pick } from './pick.ts';
import { roomExample } from '../scene.example.ts';

const sides = sidesOf(roomExample.outline);
const from = { x: 0.8, y: 3, high: 1.7 };
const look = (dx: number, dy: number, up: number) => pick(roomExample, sides, { ...from, dx, dy, up });

describe('what one points at', () => {
	test('a work straight ahead, its neighbour farther right', () => {
		expect(look(0, 1, -0.1)).toEqual({ number: 1 });
		expect(look(0.45, 1, -0.1)).toEqual({ number: 2 });
		expect(look(5.2, -1, -0.2)).toEqual({ number: 3 });
	});

	test('the wall between them is nothing, nor is the ceiling', () => {
		expect(look(0.18, 1, -0.1)).toBeNull();
		expect(look(0, 1, 0.6)).toBeNull();
	});

	test('the floor where the line of sight meets it, and nothing outside of the room', () => {
		expect(look(0, 1, -1.7)).toEqual({ floor: { x: 0.8, y: 4 } });
		expect(look(0, -1, -0.5)).toBeNull();
	});
});
