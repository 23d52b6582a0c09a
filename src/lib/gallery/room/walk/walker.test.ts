import { describe, expect, test } from 'vitest';
import { groundOf, isFree } from '../collision.ts';
import { sceneExample } from '../scene.example.ts';
import { Walker } from './walker.ts';

const ground = groundOf(sceneExample);
const start = { x: 3, y: 1.2, yaw: 0, pitch: 0, rise: 0 };

describe('Walker', () => {
	test('walks around the table to its goal and then stops', () => {
		const walker = new Walker(ground, start);
		walker.go({ x: 3, y: 4, yaw: 6, pitch: 0, rise: -0.2 }, false);
		let steps = 0;
		while (walker.step(0.016)) {
			expect(isFree(ground, walker.pose)).toBe(true);
			expect(++steps).toBeLessThan(200);
		}
		expect(steps).toBeGreaterThan(20);
		expect(walker.pose).toMatchObject({ x: 3, y: 4, rise: -0.2 });
		// A turn of 6 radians to the right equals 0.28 to the left.
		expect(walker.pose.yaw).toBeCloseTo(6 - 2 * Math.PI);
		expect(walker.isMoving).toBe(false);
	});

	test('jumps to the goal if asked to', () => {
		const walker = new Walker(ground, start);
		walker.go({ x: 3, y: 4, yaw: 1, pitch: 0, rise: 0 }, true);
		expect(walker.isMoving).toBe(false);
		expect(walker.pose).toEqual({ x: 3, y: 4, yaw: 1, pitch: 0, rise: 0 });
	});

	test('walks while a movement is held, and stops at the table', () => {
		const walker = new Walker(ground, start);
		walker.hold({ ahead: 0, aside: 1, turn: 0 });
		for (let i = 0; i < 10; i++) walker.step(0.05);
		expect(walker.pose.x).toBeCloseTo(3.75);
		walker.go(start, true);
		walker.hold({ ahead: 1, aside: 0, turn: 0 });
		for (let i = 0; i < 100; i++) walker.step(0.05);
		expect(walker.pose.y).toBeLessThan(2);
		walker.hold({ ahead: 0, aside: 0, turn: 0 });
		expect(walker.step(0.05)).toBe(false);
	});

	test('a nudge turns by its angle and steps by its distance', () => {
		const walker = new Walker(ground, start);
		walker.nudge({ ahead: 0, aside: 0, turn: 0.5 }, true);
		walker.nudge({ ahead: 0.5, aside: 0, turn: 0 }, true);
		expect(walker.pose.x).toBeCloseTo(3 + 0.5 * Math.sin(0.5), 1);
		expect(walker.pose.yaw).toBe(0.5);
	});
});
