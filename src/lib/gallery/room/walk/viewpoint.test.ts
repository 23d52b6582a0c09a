import { describe, expect, test } from 'vitest';
import { groundOf, isFree } from '../collision.ts';
import { roomExample } from '../scene.example.ts';
import { distanceTo, entrance, inFront, standBefore, stopsOf, turnBetween, wholeDistance } from './viewpoint.ts';

const ground = groundOf(roomExample);
const stops = stopsOf(roomExample);
const eye = 1.7;

describe('standing before a work', () => {
	test('exactly 1 m before it, looking at its middle', () => {
		const pose = standBefore(roomExample, ground, stops[0]!, 1, eye)!;
		// The first side runs along x at y = 5; the work is 0.6 to 1.0 m along it, 1.2 to 1.7 m high.
		expect(pose.x).toBeCloseTo(0.8);
		expect(pose.y).toBeCloseTo(4);
		expect(pose.yaw).toBeCloseTo(0);
		expect([pose.pitch, pose.rise]).toEqual([0, expect.closeTo(1.45 - 1.7)]);
		expect(distanceTo(roomExample, stops[0]!, pose)).toBeCloseTo(1);
		expect(inFront(roomExample, stops, pose)?.number).toBe(1);
	});

	test('to see all of a large work one steps back, as far as furniture lets one', () => {
		const lens = { across: 0.8, upright: 1 };
		expect(wholeDistance(stops[0]!, lens)).toBe(1);
		expect(wholeDistance(stops[2]!, lens)).toBeGreaterThan(4);
		const pose = standBefore(roomExample, ground, stops[2]!, 6.5, eye)!;
		expect(isFree(ground, pose)).toBe(true);
		// On the second side, at x = 6, one looks along x; the table begins at x = 4, behind it there is room again.
		expect(pose.yaw).toBeCloseTo(Math.PI / 2);
		const behind = standBefore(roomExample, ground, { ...stops[2]!, at: 2.5 }, 2.2, eye)!;
		expect(distanceTo(roomExample, stops[2]!, behind)).toBeCloseTo(1.7, 1);
	});

	test('the parts of a work are one stop', () => {
		const [first] = roomExample.boxes;
		const two = stopsOf({ boxes: [first!, { ...first!, atMm: 1100 }] });
		expect(two).toHaveLength(1);
		expect(two[0]).toMatchObject({ at: 1.05, width: 0.9 });
	});

	test('one comes in by the door and looks at the works', () => {
		const pose = entrance(roomExample, ground, eye);
		expect(isFree(ground, pose)).toBe(true);
		expect(pose.x).toBeCloseTo(4.95);
		expect(pose.y).toBeCloseTo(4.45);
		const corner = entrance({ ...roomExample, doors: [] }, ground, eye);
		expect(isFree(ground, corner)).toBe(true);
	});

	test('one turns the shorter way', () => {
		expect(turnBetween(0.1, 2 * Math.PI - 0.1)).toBeCloseTo(-0.2);
		expect(turnBetween(-3, 3)).toBeCloseTo(-0.283, 2);
	});
});
