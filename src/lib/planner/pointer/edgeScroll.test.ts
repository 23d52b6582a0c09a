import { afterEach, describe, expect, test, vi } from 'vitest';
import { EdgeScroll, edgeStep } from './edgeScroll.ts';

afterEach(() => void vi.unstubAllGlobals());

test('scrolls nowhere in the middle or outside, and faster towards an edge', () => {
	expect([300, 99, 901, 141, 859].map((at) => edgeStep(at, 100, 900))).toEqual([0, 0, 0, 0, 0]);
	expect([100, 120, 139].map((at) => edgeStep(at, 100, 900))).toEqual([-14, -7, -1]);
	expect([900, 880, 861].map((at) => edgeStep(at, 100, 900))).toEqual([14, 7, 1]);
});

test('leaves half of a narrow pane still, and never scrolls a pane without size', () => {
	expect(edgeStep(50, 0, 100)).toBe(0);
	expect(edgeStep(10, 0, 100)).toBeLessThan(0);
	expect(edgeStep(0, 0, 0)).toBe(0);
});

describe('a pane', () => {
	/** A pane of 800 by 400 px; `frame` lets the browser draw a frame, and returns by how much that scrolled the pane. */
	function pane() {
		let waiting: (() => void)[] = [];
		const scrolled: [number, number][] = [];
		vi.stubGlobal('requestAnimationFrame', (callback: () => void) => waiting.push(callback));
		const edge = new EdgeScroll();
		const element = {
			getBoundingClientRect: () => ({ left: 100, right: 900, top: 50, bottom: 450 }),
			scrollBy: ({ left, top }: { left: number; top: number }) => scrolled.push([left, top])
		};
		const frame = () => {
			const callbacks = waiting;
			waiting = [];
			for (const callback of callbacks) callback();
			return scrolled.splice(0);
		};
		edge.measure(element as unknown as HTMLElement);
		return { edge, frame };
	}

	test.each([
		['left', 120, 250, [-7, 0]],
		['right', 900, 250, [14, 0]],
		['upper', 500, 60, [0, -11]],
		['lower right', 880, 430, [7, 7]]
	])('scrolls with each frame while the pointer rests near the %s edge', (_edge, x, y, step) => {
		const { edge, frame } = pane();
		edge.pointerAt(x, y);
		expect([frame(), frame(), frame()]).toEqual([[step], [step], [step]]);
	});

	test('scrolls once with each frame, however often the pointer moves', () => {
		const { edge, frame } = pane();
		for (const x of [880, 890, 900]) edge.pointerAt(x, 250);
		expect(frame()).toEqual([[14, 0]]);
		edge.pointerAt(880, 250);
		expect(frame()).toEqual([[7, 0]]);
	});

	test.each([
		['goes to the middle', (edge: EdgeScroll) => edge.pointerAt(500, 250)],
		['leaves the pane', (edge: EdgeScroll) => edge.pointerAt(880, 451)],
		['drops what it drags', (edge: EdgeScroll) => edge.stop()]
	])('stops when the pointer %s, and can begin again', (_what, end) => {
		const { edge, frame } = pane();
		edge.pointerAt(880, 250);
		frame();
		end(edge);
		expect([frame(), frame()]).toEqual([[], []]);
		edge.pointerAt(120, 250);
		expect(frame()).toEqual([[-7, 0]]);
	});

	test('that is gone isn’t scrolled', () => {
		const { edge, frame } = pane();
		edge.measure(null);
		edge.pointerAt(880, 250);
		expect([frame(), frame()]).toEqual([[], []]);
	});
});
