import { expect, test } from 'vitest';
import { type DayItem, type DayTick, doneCount, inWalkingOrder, ticksOf } from './day.ts';

const item = (number: number, wallId: number | null, xMm = 0, yMm = 0, part = 1): DayItem => ({
	key: String(number),
	work: `w${number}`,
	part,
	number,
	title: {},
	untitled: true,
	artist: null,
	wallId,
	box: wallId === null ? null : { xMm, yMm, widthMm: 100, heightMm: 100 },
	hangs: null,
	hanging: { hooks: [], measure: true },
	label: null,
	hardware: null,
	weightG: null,
	weightEstimated: false,
	picture: null,
	custody: 'expected',
	photos: 0
});
const tick = (id: string, minute: number, done = true, work = 'w1'): DayTick => ({
	id,
	work,
	part: 1,
	done,
	measured: null,
	by: 'office',
	at: `2026-05-01T10:${String(minute).padStart(2, '0')}:00Z`
});

test('sorts works by wall and from left to right, with free-standing works last', () => {
	const items = [item(1, null), item(2, 7, 900), item(3, 5, 800), item(4, 5, 100, 500), item(5, 5, 100, 1500), item(6, 99)];
	expect(inWalkingOrder(items, [{ id: 5 }, { id: 7 }]).map(({ number }) => number)).toEqual([5, 4, 3, 2, 1, 6]);
});

test('puts the latest tick first, in any order of arrival, and drops duplicates', () => {
	const ticks = [tick('b', 5, false), tick('a', 3), tick('c', 9), tick('b', 5, false), tick('x', 20, true, 'w2')];
	expect(ticksOf(ticks, { work: 'w1', part: 1 }).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
	expect(ticksOf(ticks, { work: 'w1', part: 2 })).toEqual([]);
});

test('does not count a work whose last tick was undone', () => {
	const items = [item(1, 5), item(2, 5), item(3, 5)];
	expect(doneCount(items, [tick('a', 1), tick('b', 2, false), tick('c', 1, true, 'w2')])).toBe(1);
});
