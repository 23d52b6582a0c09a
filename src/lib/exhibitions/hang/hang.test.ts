import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocksPublishing } from '#lib/walls/problems/problems.ts';
import { noLabels } from '#lib/walls/problems/labels.ts';
import { unknownFacts } from '#lib/walls/hooks/facts.ts';
import { plainWall } from '#lib/walls/wall.ts';
import {
	align,
	centreOnLine,
	diffHang,
	hangProblems,
	notPlaced,
	nudge,
	place,
	placementsOn,
	spread,
	spreadBetween,
	takeOff,
	withPlacements
} from './hang.ts';
import { freshPlacement, type Hang, type HangWall } from './placement.ts';

const wall: HangWall = { ...plainWall, wallId: 1, code: 'A', widthMm: 5000, heightMm: 2600, centreLineMm: 1450, blocked: [] };
const other: HangWall = { ...wall, wallId: 2, code: 'B', centreLineMm: 1300 };
const sized = (exhibitionWorkId: string, part = 1, widthMm = 400, heightMm = 601) => ({ exhibitionWorkId, part, widthMm, heightMm });

const start: Hang = place(place(place([], sized('a'), 1, 100, 1150), sized('b'), 1, 700, 1000), sized('c'), 2, 0, 1000);
const ids = ['a.1', 'b.1', 'c.1'];
const at = (hang: Hang, id: string) => hang.find((placement) => placement.id === id);

test('place adds a placement, moves it when called again, and rounds fractions', () => {
	expect(start.map((placement) => placement.id)).toEqual(ids);
	const moved = place(start, sized('a'), 2, 10.4, 20.6);
	expect(at(moved, 'a.1')).toEqual({
		...freshPlacement,
		id: 'a.1',
		exhibitionWorkId: 'a',
		part: 1,
		wallId: 2,
		xMm: 10,
		yMm: 21,
		widthMm: 400,
		heightMm: 601
	});
	expect(moved).toHaveLength(3);
	expect(at(place(start, sized('a'), null, 10, 20), 'a.1')).toMatchObject({ wallId: null, xMm: 0, yMm: 0 });
	expect(placementsOn(moved, 2).map((placement) => placement.id)).toEqual(['a.1', 'c.1']);
});

test('notPlaced returns the parts without a placement', () => {
	const parts = [sized('a'), sized('a', 2), sized('d')];
	expect(notPlaced(start, parts)).toEqual([sized('a', 2), sized('d')]);
	expect(notPlaced(takeOff(start, ['a.1']), parts)).toEqual(parts);
});

test('nudge moves by whole millimetres within the bounds, and ignores placements elsewhere', () => {
	expect(at(nudge(start, ['a.1'], -10, 1), 'a.1')).toMatchObject({ xMm: 90, yMm: 1151 });
	expect(at(nudge(start, ['a.1'], 0.4, -0.6), 'a.1')).toMatchObject({ xMm: 100, yMm: 1149 });
	expect(at(nudge(start, ['a.1'], 1e9, -1e9), 'a.1')).toMatchObject({ xMm: 200_000, yMm: -198_850 });
	const elsewhere = place(start, sized('a'), null);
	expect(nudge(elsewhere, ['a.1'], 10, 10)).toEqual(elsewhere);
});

test('centreOnLine uses the centre line of the wall, only for placements on it', () => {
	const centred = centreOnLine(start, ids, wall);
	expect(centred.map((placement) => placement.yMm)).toEqual([1149, 1149, 1000]);
	expect(at(centreOnLine(start, ids, other), 'c.1')?.yMm).toBe(999);
});

test('spread makes equal gaps on the whole wall or between two edges', () => {
	const whole = spread(start, ids, wall);
	expect(whole.ok && whole.gapsMm).toEqual([1400, 1400, 1400]);
	expect(whole.ok && whole.hang.map((placement) => placement.xMm)).toEqual([1400, 3200, 0]);
	const between = spread(start, ids, wall, 1000, 2000);
	expect(between.ok && between.hang.map((placement) => placement.xMm)).toEqual([1067, 1533, 0]);
	expect(spread(start, ids, wall, 0, 700)).toEqual({ ok: false, missingMm: 100 });
});

test('spreadBetween makes equal gaps within the group, align aligns edges', () => {
	const three = place(start, sized('d'), 1, 1500, 1000);
	const spaced = spreadBetween(three, ['a.1', 'b.1', 'd.1'], wall);
	expect(spaced.ok && at(spaced.hang, 'b.1')?.xMm).toBe(800);
	expect(align(start, ids, wall, 'top').map((placement) => placement.yMm)).toEqual([1150, 1150, 1000]);
});

test('problems have the id of their wall, and parts of one work may be close', () => {
	const diptych = place(place([], sized('a', 1), 1, 100, 1150), sized('a', 2), 1, 510, 1150);
	expect(hangProblems(diptych, [wall, other])).toEqual([]);
	const crossed = place(place(start, sized('d'), 2, 399, 1000), sized('e'), null);
	const problems = hangProblems(crossed, [wall, other]);
	expect(problems).toMatchObject([{ wallId: 2, code: 'overlap', placementIds: ['c.1', 'd.1'] }]);
	expect(blocksPublishing(problems)).toBe(true);
	expect(blocksPublishing(hangProblems(crossed, [wall, other], { version: 'as-hung' }))).toBe(false);
});

test('a placement keeps cluster, pin, label and hooks on its wall; on another wall only pin and label', () => {
	const chosen = start.map((one) =>
		one.id === 'a.1' ? { ...one, cluster: 2, pinned: true, hooksMm: [150, 450], label: 'left' as const } : one
	);
	expect(at(place(chosen, sized('a'), 1, 110, 1000), 'a.1')).toMatchObject({
		cluster: 2,
		pinned: true,
		hooksMm: [160, 460],
		label: 'left'
	});
	expect(at(nudge(chosen, ['a.1'], -10, 5), 'a.1')).toMatchObject({ cluster: 2, hooksMm: [140, 440] });
	const spaced = spread(chosen, ids, wall);
	expect(spaced.ok && at(spaced.hang, 'a.1')).toMatchObject({ xMm: 1400, hooksMm: [1450, 1750] });
	expect(at(align(chosen, ids, wall, 'right'), 'a.1')).toMatchObject({ xMm: 700, hooksMm: [750, 1050] });
	for (const wallId of [2, null]) {
		expect(at(place(chosen, sized('a'), wallId, 110, 1000), 'a.1')).toMatchObject({
			cluster: null,
			pinned: true,
			hooksMm: null,
			label: 'left'
		});
	}
	expect(diffHang(start, chosen)).toEqual([]);
	expect(withPlacements(start, chosen)).toEqual(chosen);
	expect(withPlacements(chosen, [{ ...chosen[0]!, hooksMm: [150, 450] }])[0]).toBe(chosen[0]);
});

test('works of a cluster may hang close together', () => {
	const close = place(place([], sized('a'), 1, 100, 1150), sized('d'), 1, 510, 1150);
	expect(hangProblems(close, [wall]).map(({ code }) => code)).toEqual(['too-close']);
	const cluster = close.map((one) => ({ ...one, cluster: 7 }));
	expect(hangProblems(cluster, [wall])).toEqual([]);
	expect(hangProblems(nudge(cluster, ['d.1'], -20, 0), [wall]).map(({ code }) => code)).toEqual(['overlap']);
});

test('hangProblems checks sizes, loads and labels if it gets the parts', () => {
	const parts = new Map([
		['a.1', { part: 1, widthMm: 410, heightMm: 601, gapMm: null, facts: { ...unknownFacts, weightG: 9000, hardware: 'plate', dropMm: 10 } }]
	]);
	const rail = { fromMm: 0, toMm: 5000, heightMm: 2600, hookLoadG: 8000, cordLoadG: 90_000, metreLoadG: 90_000 };
	const railed: HangWall = { ...wall, suspension: { kind: 'rails', rails: [{ ...rail, positions: { kind: 'free' } }] } };
	const labels = { ...noLabels, side: 'left' as const };
	const found = hangProblems(start, [railed, other], { parts, labels });
	expect(found.map(({ code, placementIds, wallId }) => [code, placementIds.join(), wallId])).toEqual([
		['hook-load', 'a.1', 1],
		['label-outside', 'a.1', 1],
		['size-changed', 'a.1', 1],
		['label-outside', 'c.1', 2]
	]);
	expect(blocksPublishing(found)).toBe(true);
	expect(blocksPublishing(hangProblems(start, [railed, other], { parts, labels, version: 'as-hung' }))).toBe(false);
});

test('diffHang returns added, removed, moved and resized placements', () => {
	const after = place(nudge(takeOff(start, ['c.1']), ['a.1'], 10, 0), sized('d'), 1, 2000, 1000);
	const resized = place(after, sized('b', 1, 500, 600), 1, 700, 1000);
	expect(diffHang(start, resized).map(({ id, change }) => [id, change])).toEqual([
		['a.1', 'moved'],
		['b.1', 'resized'],
		['c.1', 'removed'],
		['d.1', 'added']
	]);
	expect(diffHang(start, place(start, sized('a'), null)).map(({ change }) => change)).toEqual(['moved']);
	expect(diffHang(start, [...start])).toEqual([]);
});

test('operations return integers, keep unchanged placements as the same objects, and never mutate their input', () => {
	const mm = fc.double({ min: -3000, max: 8000, noNaN: true });
	const some = fc.subarray(ids);
	const step = fc.oneof(
		fc.tuple(some, mm, mm).map(
			([who, dx, dy]) =>
				(hang: Hang) =>
					nudge(hang, who, dx, dy)
		),
		fc.tuple(fc.constantFrom('a', 'b', 'd'), fc.constantFrom(1, 2, null), mm, mm).map(
			([id, on, x, y]) =>
				(hang: Hang) =>
					place(hang, sized(id), on, x, y)
		),
		some.map((who) => (hang: Hang) => centreOnLine(hang, who, wall)),
		some.map((who) => (hang: Hang) => {
			const arranged = spread(hang, who, wall);
			return arranged.ok ? arranged.hang : [...hang];
		}),
		some.map((who) => (hang: Hang) => takeOff(hang, who))
	);
	fc.assert(
		fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
			let hang: Hang = start;
			for (const each of steps) {
				const before = structuredClone(hang);
				const next = each(hang);
				expect(hang).toEqual(before);
				const changed = new Set(diffHang(hang, next).map(({ id }) => id));
				for (const placement of next) if (!changed.has(placement.id)) expect(hang).toContain(placement);
				expect(next.every(({ xMm, yMm }) => Number.isInteger(xMm) && Number.isInteger(yMm))).toBe(true);
				expect(new Set(next.map(({ id }) => id)).size).toBe(next.length);
				hang = next;
			}
		})
	);
});
