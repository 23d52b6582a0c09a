import { afterEach, describe, expect, test, vi } from 'vitest';
import { rowsHeightPx } from '#lib/walls/geometry/arrangeFit.ts';
import { View } from '../view.svelte.ts';
import { Zoom } from './zoom.ts';

afterEach(() => void vi.unstubAllGlobals());

const point = (clientX: number, clientY: number) => ({ clientX, clientY });
/** Zooming scrolls when the page has been laid out again. */
const laidOut = () => new Promise((done) => setImmediate(done));

/** A pane of 800 by 400 px with two walls, 600 by 280 px at a zoom of 1; the gap between them is 40 px at each zoom. */
function pane() {
	const view = new View();
	const box = { left: 50, top: 20, width: 800, height: 400 };
	const scrolled = { left: 100, top: 30 };
	const rectOf = (i: number) => {
		const [width, height] = [600 * view.zoom, 280 * view.zoom];
		const [left, top] = [box.left + i * (width + 40) - scrolled.left, box.top - scrolled.top];
		return { left, top, right: left + width, bottom: top + height };
	};
	const stage = {
		clientWidth: 800,
		clientHeight: 400,
		getBoundingClientRect: () => box,
		querySelectorAll: () => [0, 1].map((i) => ({ getBoundingClientRect: () => rectOf(i) })),
		scrollBy({ left, top }: { left: number; top: number }) {
			scrolled.left += left;
			scrolled.top += top;
		}
	};
	/** Which part of a wall is at a point: 0 is its left or upper edge, 1 the opposite one. */
	const partAt = (wall: number, { clientX, clientY }: ReturnType<typeof point>) => {
		const { left, top, right, bottom } = rectOf(wall);
		return { x: (clientX - left) / (right - left), y: (clientY - top) / (bottom - top) };
	};
	return { view, zoom: new Zoom(view, () => stage as unknown as HTMLElement), partAt };
}

describe('zooming', () => {
	test.each([
		['on the first wall', 0, point(200, 150)],
		['on the second wall', 1, point(720, 90)],
		['below the second wall', 1, point(720, 410)]
	])('keeps the point under the cursor %s', async (_where, wall, cursor) => {
		const { zoom, partAt } = pane();
		const before = partAt(wall, cursor);
		for (const wanted of [2.5, 0.7, 8]) {
			await zoom.to(wanted, cursor);
			expect(partAt(wall, cursor).x).toBeCloseTo(before.x, 9);
			expect(partAt(wall, cursor).y).toBeCloseTo(before.y, 9);
		}
	});

	test('by the buttons keeps the middle of the pane', async () => {
		const { view, zoom, partAt } = pane();
		const middle = point(450, 220);
		const before = partAt(0, middle);
		zoom.by(1.25);
		await laidOut();
		expect(view.zoom).toBe(1.25);
		expect(partAt(0, middle).x).toBeCloseTo(before.x, 9);
		expect(partAt(0, middle).y).toBeCloseTo(before.y, 9);
	});

	test('ends at a fifth and at eight times', async () => {
		const { view, zoom } = pane();
		await zoom.to(8.1);
		expect(view.zoom).toBe(8);
		await zoom.to(0.19);
		expect(view.zoom).toBe(0.2);
	});
});

describe('the wheel', () => {
	const turned = (deltaY: number, keys: Partial<WheelEvent> = {}) => {
		const event = { deltaY, ...point(200, 150), ...keys, isPrevented: false, preventDefault: () => (event.isPrevented = true) };
		return event as unknown as WheelEvent & { isPrevented: boolean };
	};
	test('alone is left to the browser, which scrolls', () => {
		const { view, zoom } = pane();
		const event = turned(-100);
		zoom.wheel(event);
		expect([view.zoom, event.isPrevented]).toEqual([1, false]);
	});
	test.each(['ctrlKey', 'metaKey'])('zooms around the cursor with %s, and back by the same turn', async (key) => {
		const { view, zoom, partAt } = pane();
		const before = partAt(0, point(200, 150));
		const event = turned(-100, { [key]: true });
		zoom.wheel(event);
		await laidOut();
		expect(event.isPrevented).toBe(true);
		expect(view.zoom).toBeGreaterThan(1.2);
		expect(partAt(0, point(200, 150)).x).toBeCloseTo(before.x, 9);
		zoom.wheel(turned(100, { [key]: true }));
		expect(view.zoom).toBeCloseTo(1, 9);
	});
});

describe('fingers', () => {
	const fingers = (...points: ReturnType<typeof point>[]) => {
		const touches = points.map((each, identifier) => ({ identifier, ...each }));
		const event = { touches, isPrevented: false, preventDefault: () => (event.isPrevented = true) };
		return event as unknown as TouchEvent & { isPrevented: boolean };
	};
	test('zoom by as much as two of them move apart, around their middle', async () => {
		const { view, zoom, partAt } = pane();
		const before = partAt(0, point(200, 150));
		zoom.touch(fingers(point(170, 110), point(230, 190)));
		zoom.touch(fingers(point(140, 70), point(260, 230)));
		await laidOut();
		expect(view.zoom).toBeCloseTo(2, 9);
		expect(partAt(0, point(200, 150)).x).toBeCloseTo(before.x, 9);
		zoom.touch(fingers(point(170, 110), point(230, 190)));
		expect(view.zoom).toBeCloseTo(1, 9);
	});
	test('begin anew when one was lifted', () => {
		const { view, zoom } = pane();
		zoom.touch(fingers(point(100, 100), point(200, 100)));
		zoom.touch(fingers(point(100, 100), point(250, 100)));
		zoom.touch(fingers(point(100, 100)));
		zoom.touch(fingers(point(100, 100), point(150, 100)));
		expect(view.zoom).toBeCloseTo(1.5, 9);
	});
	test('begin anew when a third one was down and another one is lifted', () => {
		const { view, zoom } = pane();
		const finger = (identifier: number, clientX: number) => ({ identifier, ...point(clientX, 100) });
		zoom.touch(fingers(finger(7, 100), finger(8, 200), finger(9, 900)));
		zoom.touch(fingers(finger(8, 200), finger(9, 900)));
		expect(view.zoom).toBeCloseTo(1, 9);
	});
	test('may begin at the same point', () => {
		const { view, zoom } = pane();
		zoom.touch(fingers(point(100, 100), point(100, 100)));
		zoom.touch(fingers(point(100, 100), point(102, 100)));
		expect(view.zoom).toBeCloseTo(2, 9);
	});
	test('keep the browser from zooming the page with two, not from scrolling with one', () => {
		const { zoom } = pane();
		const [one, two] = [fingers(point(100, 100)), fingers(point(100, 100), point(150, 100))];
		zoom.touch(one);
		zoom.touch(two);
		expect([one.isPrevented, two.isPrevented]).toEqual([false, true]);
	});
});

describe('all walls', () => {
	const walls = [5000, 3000, 6000].map((widthMm) => ({ widthMm, heightMm: 2800 }));
	test.each([
		['the largest height of the pane', { maxBlockSize: '600px', columnGap: '20px' }, 600, 20],
		['the height of the pane when none is the largest', { maxBlockSize: 'none', columnGap: 'normal' }, 400, 0]
	])('fit into %s, as large as possible, from each zoom', (_into, style, heightPx, gapPx) => {
		vi.stubGlobal('getComputedStyle', () => style);
		for (const start of [0.5, 1, 4]) {
			const { view, zoom } = pane();
			[view.zoom, view.scale] = [start, 0.05 * start];
			zoom.fit(walls);
			const heightAt = (zoomed: number) => rowsHeightPx(walls, 798, 0.05 * zoomed, { gapPx, belowPx: 36 });
			expect(heightAt(view.zoom * 0.999)).toBeLessThanOrEqual(heightPx - 8);
			expect(heightAt(view.zoom * 1.001)).toBeGreaterThan(heightPx - 8);
		}
	});
});
