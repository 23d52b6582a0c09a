import { describe, expect, test } from 'vitest';
import { groundOf, isFree } from '../collision.ts';
import { sceneExample } from '../scene.example.ts';
import { distanceToWall, entrance, workInFront, standBefore, stopsOf, shortestTurn, wholeDistance } from './viewpoint.ts';

const ground = groundOf(sceneExample);
const stops = stopsOf(sceneExample);
const eyeHeight = 1.7;

describe('viewpoints', () => {
	test('standBefore puts a visitor exactly 1 m in front of a work, looking at its centre', () => {
		const pose = standBefore(sceneExample, ground, stops[0]!, 1, eyeHeight)!;
		// The first side runs along x at y = 5; the work is 0.6 to 1.0 m along it, 1.2 to 1.7 m high.
		expect(pose.x).toBeCloseTo(0.8);
		expect(pose.y).toBeCloseTo(4);
		expect(pose.yaw).toBeCloseTo(0);
		expect([pose.pitch, pose.rise]).toEqual([0, expect.closeTo(1.45 - 1.7)]);
		expect(distanceToWall(sceneExample, stops[0]!, pose)).toBeCloseTo(1);
		expect(workInFront(sceneExample, stops, pose)?.number).toBe(1);
	});

	test('a large work is viewed from farther away, as far as furniture allows', () => {
		const lens = { horizontal: 0.8, vertical: 1 };
		expect(wholeDistance(stops[0]!, lens)).toBe(1);
		expect(wholeDistance(stops[2]!, lens)).toBeGreaterThan(4);
		const pose = standBefore(sceneExample, ground, stops[2]!, 6.5, eyeHeight)!;
		expect(isFree(ground, pose)).toBe(true);
		// The second side lies at x = 6, so the visitor looks along x. The table begins at x = 4; behind it the floor is free again.
		expect(pose.yaw).toBeCloseTo(Math.PI / 2);
		const behind = standBefore(sceneExample, ground, { ...stops[2]!, at: 2.5 }, 2.2, eyeHeight)!;
		expect(distanceToWall(sceneExample, stops[2]!, behind)).toBeCloseTo(1.7, 1);
	});

	test('stopsOf makes one stop of the parts of a work', () => {
		const [first] = sceneExample.boxes;
		const two = stopsOf({ boxes: [first!, { ...first!, atMm: 1100 }] });
		expect(two).toHaveLength(1);
		expect(two[0]).toMatchObject({ at: 1.05, width: 0.9 });
	});

	test('a visitor enters by the door, or in a free corner if there is no door', () => {
		const pose = entrance(sceneExample, ground, eyeHeight);
		expect(isFree(ground, pose)).toBe(true);
		expect(pose.x).toBeCloseTo(4.95);
		expect(pose.y).toBeCloseTo(4.45);
		const corner = entrance({ ...sceneExample, doors: [] }, ground, eyeHeight);
		expect(isFree(ground, corner)).toBe(true);
	});

	test('shortestTurn returns the shorter of both turns', () => {
		expect(shortestTurn(0.1, 2 * Math.PI - 0.1)).toBeCloseTo(-0.2);
		expect(shortestTurn(-3, 3)).toBeCloseTo(-0.283, 2);
	});
});
