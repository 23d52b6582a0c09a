import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { poll } from './poll.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

test('looks less and less often, up to the longest pause', async () => {
	const times: number[] = [];
	const end = poll(async () => void times.push(Date.now()), { firstMs: 1000, maxMs: 2000, isVisible: () => true });
	await vi.advanceTimersByTimeAsync(10_000);
	end();
	expect(times.map(Math.floor)).toEqual([1000, 2300, 3990, 5990, 7990, 9990]);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(times).toHaveLength(6);
});

test('does not look while nobody sees the page, and does so again afterwards', async () => {
	let [looks, isVisible] = [0, false];
	const end = poll(async () => void looks++, { firstMs: 1000, maxMs: 1000, isVisible: () => isVisible });
	await vi.advanceTimersByTimeAsync(5500);
	expect(looks).toBe(0);
	isVisible = true;
	await vi.advanceTimersByTimeAsync(1000);
	expect(looks).toBe(1);
	end();
});

test('waits for an answer before it looks again', async () => {
	let looks = 0;
	const end = poll(() => (looks++, new Promise(() => undefined)), { firstMs: 1000, maxMs: 1000, isVisible: () => true });
	await vi.advanceTimersByTimeAsync(10_000);
	expect(looks).toBe(1);
	end();
});

test('ends for good also while it waits for an answer', async () => {
	let [looks, answer] = [0, () => {}];
	const end = poll(() => (looks++, new Promise<void>((resolve) => (answer = resolve))), { firstMs: 1000, isVisible: () => true });
	await vi.advanceTimersByTimeAsync(1000);
	end();
	answer();
	await vi.advanceTimersByTimeAsync(60_000);
	expect(looks).toBe(1);
});
