import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gapsBetween } from '#lib/walls/geometry/arrangePieces.ts';
import { noLabels } from '#lib/walls/problems/labels.ts';
import { anyHang, anyRow, at, otherWall, placed, wall } from './moves.example.ts';
import { hangAfter, reverse, swap, swapInRow } from './order.ts';

const row = [placed('a', 100, 400), placed('b', 700, 200), placed('c', 1000, 800)];
const xs = (hang: readonly { xMm: number }[]) => hang.map(({ xMm }) => xMm);

test('swapInRow swaps two pieces and keeps every gap', () => {
	expect(xs(swapInRow(row, 'a.1', 'c.1')!)).toEqual([1400, 1100, 100]);
	expect(xs(swapInRow(row, 'a.1', 'b.1')!)).toEqual([500, 100, 1000]);
});

test('swapInRow returns null for two walls, for a piece above the row, and for a pinned piece between', () => {
	expect(swapInRow([...row, placed('d', 0, 100, { wallId: 2 })], 'a.1', 'd.1')).toBeNull();
	expect(swapInRow([...row, placed('d', 300, 300, { yMm: 2000 })], 'a.1', 'c.1')).toBeNull();
	expect(swapInRow([row[0]!, { ...row[1]!, pinned: true }, row[2]!], 'a.1', 'c.1')).toBeNull();
	expect(swapInRow(row, 'a.1', 'nobody')).toBeNull();
});

test('swap exchanges the middles, also between walls and for whole clusters', () => {
	const two = [placed('a', 100, 400, { cluster: 1 }), placed('b', 550, 400, { cluster: 1 }), placed('c', 1000, 100, { wallId: 2 })];
	const swapped = swap(two, 'b.1', 'c.1');
	expect(swapped.map(({ wallId, xMm }) => [wallId, xMm])).toEqual([
		[2, 625],
		[2, 1075],
		[1, 475]
	]);
	expect(swap(two, 'a.1', 'b.1'), 'nothing happens within one piece').toEqual(two);
});

test('swapping twice restores the hang, and the input is never mutated', () => {
	fc.assert(
		fc.property(anyHang, fc.nat(), fc.nat(), (hang, i, j) => {
			const [a, b] = [hang[i % hang.length]!.id, hang[j % hang.length]!.id];
			const before = structuredClone(hang);
			const once = swap(hang, a, b);
			expect(hang).toEqual(before);
			// Skip hangs with the same cluster number on two walls: after the swap they could become one piece. The planner never makes them.
			const mixed = new Set(hang.filter(({ cluster }) => cluster).map(({ cluster, wallId }) => `${cluster} ${wallId}`)).size;
			if (mixed <= new Set(hang.map(({ cluster }) => cluster).filter(Boolean)).size) expect(swap(once, a, b)).toEqual(hang);
		})
	);
});

test('swapInRow twice restores the hang, and each gap stays', () => {
	fc.assert(
		fc.property(anyRow, fc.nat(), fc.nat(), (hang, i, j) => {
			const [a, b] = [hang[i % hang.length]!.id, hang[j % hang.length]!.id];
			const once = swapInRow(hang, a, b);
			if (a === b) {
				expect(once).toBeNull();
				return;
			}
			expect(gapsBetween(once!)).toEqual(gapsBetween(hang));
			expect(swapInRow(once!, a, b)).toEqual(hang);
		})
	);
});

test('reversing twice restores the hang, and pinned placements stay', () => {
	expect(xs(reverse(row, 1))).toEqual([1400, 1100, 100]);
	fc.assert(
		fc.property(anyHang, fc.boolean(), (hang, labelled) => {
			const labels = labelled ? { ...noLabels, side: 'right' as const } : null;
			const before = structuredClone(hang);
			const once = reverse(hang, 1, labels);
			expect(hang).toEqual(before);
			expect(reverse(once, 1, labels)).toEqual(hang);
			for (const placement of hang) if (placement.wallId !== 1 || placement.pinned) expect(at(once, placement.id)).toEqual(placement);
		})
	);
});

test('hangAfter uses the gap if it fits, else pushes the others, else makes all gaps equal', () => {
	const gap = [placed('a', 0, 400), placed('b', 1000, 400), placed('n', 3000, 200)];
	expect(xs(hangAfter(gap, 'n.1', 'a.1', wall))).toEqual([0, 1000, 600]);
	const close = [placed('a', 0, 400), placed('b', 480, 400), placed('c', 960, 400), placed('n', 0, 200, { wallId: 2 })];
	const pushed = hangAfter(close, 'n.1', 'a.1', wall);
	expect(pushed.map(({ wallId, xMm }) => [wallId, xMm])).toEqual([
		[1, 0],
		[1, 760],
		[1, 1240],
		[1, 480]
	]);
	const full = [placed('a', 0, 1000), placed('b', 1100, 1000), placed('n', 0, 900)].map((one) => ({ ...one, wallId: 2 }));
	expect(xs(hangAfter(full, 'n.1', 'b.1', otherWall))).toEqual([25, 1050, 2075]);
	expect(at(pushed, 'n.1').yMm, 'at the height of the previous work').toBe(1200);
	expect(hangAfter(row, 'a.1', 'nobody', wall)).toEqual(row);
	expect(hangAfter(row, 'a.1', 'a.1', wall)).toEqual(row);
});

test('hangAfter puts the placement directly after the other in any row', () => {
	fc.assert(
		fc.property(anyRow, fc.nat(), (hang, i) => {
			const after = hang[i % hang.length]!;
			const crowd = [...hang, placed('n', 0, 300, { wallId: 2 })];
			const done = hangAfter(crowd, 'n.1', after.id, { ...wall, widthMm: 20_000 });
			const order = [...done].sort((a, b) => a.xMm - b.xMm).map(({ id }) => id);
			expect(order[order.indexOf('n.1') - 1]).toBe(after.id);
			for (const gap of gapsBetween(done)) expect(gap).toBeGreaterThanOrEqual(0);
		})
	);
});
