import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noLabels } from '#lib/walls/problems/labels.ts';
import { middleYMm } from '#lib/walls/geometry/rect.ts';
import { anyHang, anyRow, at, placed, wall } from './moves.example.ts';
import { alignPieces, centrePieces, gapBefore, reflow, setGap, spreadBetweenPieces, spreadPieces } from './gaps.ts';
import { group } from './group.ts';
import { piecesOn } from './pieces.ts';

const labels = { ...noLabels, side: 'right' as const };
const row = [placed('a', 100, 400), placed('b', 700, 200), placed('c', 1000, 800)];
const ids = row.map(({ id }) => id);
const xs = (hang: readonly { xMm: number }[]) => hang.map(({ xMm }) => xMm);

test('makes equal gaps, with or without labels: three works of 1400 in total and labels of 150 on a wall of 6000', () => {
	const plain = spreadPieces(row, ids, wall);
	expect(plain.ok && plain.gapsMm).toEqual([1150, 1150, 1150, 1150]);
	const labelled = spreadPieces(row, ids, wall, labels);
	expect(labelled.ok && labelled.gapsMm).toEqual([1038, 1037, 1037, 1038]);
	expect(labelled.ok && xs(labelled.hang)).toEqual([1038, 2625, 4012]);
});

test('treats a diptych and a cluster as one piece', () => {
	const parts = [...row, placed('d', 2000, 300), placed('d', 2320, 300, { part: 2, id: 'd.2' })];
	const spread = spreadPieces(group(parts, ['a.1', 'b.1'], 1), [...ids, 'd.1'], wall);
	if (!spread.ok) throw new Error('They fit.');
	expect(spread.gapsMm).toHaveLength(4);
	expect(at(spread.hang, 'b.1').xMm - at(spread.hang, 'a.1').xMm).toBe(600);
	expect(at(spread.hang, 'd.2').xMm - at(spread.hang, 'd.1').xMm).toBe(320);
});

test('a door and a pinned piece divide the wall', () => {
	const door = { ...wall, blocked: [{ xMm: 5000, yMm: 0, widthMm: 900, heightMm: 2050, reason: 'door' as const }] };
	const spread = spreadPieces(row, ids, door);
	expect(spread.ok && spread.gapsMm).toEqual([900, 900, 900, 900]);
	const pinned = spreadPieces([row[0]!, { ...row[1]!, pinned: true }, row[2]!], ids, wall);
	expect(pinned.ok && xs(pinned.hang)).toEqual([150, 700, 3050]);
	expect(spreadPieces(row, ids, { ...wall, widthMm: 1000 })).toEqual({ ok: false, missingMm: 400 });
});

test('gaps and widths add up to the width of the wall', () => {
	fc.assert(
		fc.property(anyRow, fc.boolean(), (hang, labelled) => {
			const rule = labelled ? labels : null;
			const spread = spreadPieces(
				hang,
				hang.map(({ id }) => id),
				{ ...wall, widthMm: 12_001 },
				rule
			);
			if (!spread.ok) throw new Error('They fit.');
			const widthMm = piecesOn(spread.hang, 1, rule).reduce((sum, piece) => sum + piece.widthMm, 0);
			expect(spread.gapsMm.reduce((sum, gap) => sum + gap, 0) + widthMm).toBe(12_001);
			expect(new Set(spread.gapsMm.slice(1, -1)).size).toBeLessThanOrEqual(1);
		})
	);
});

test('spreads between the outer pieces, aligns edges, and centres whole pieces on the line', () => {
	const spread = spreadBetweenPieces(row, ids, wall);
	expect(spread.ok && xs(spread.hang)).toEqual([100, 650, 1000]);
	const steps = [placed('a', 0, 400, { yMm: 1000 }), placed('b', 700, 200, { yMm: 1300, heightMm: 101 })];
	expect(alignPieces(steps, ['a.1', 'b.1'], wall, 'top').map(({ yMm }) => yMm)).toEqual([1000, 1399]);
	const cluster = group([placed('a', 0, 100, { yMm: 900 }), placed('b', 0, 100, { yMm: 1500 })], ['a.1', 'b.1'], 1);
	expect(centrePieces(cluster, ['a.1'], wall).map(({ yMm }) => yMm)).toEqual([900, 1500]);
});

test('reflow moves everything that is not pinned with the centre line, and back', () => {
	fc.assert(
		fc.property(anyHang, fc.constantFrom(1300, 1500, 1612), (hang, lineMm) => {
			const before = structuredClone(hang);
			const moved = reflow(hang, wall, lineMm);
			expect(hang).toEqual(before);
			for (const one of piecesOn(hang, 1)) {
				const by = one.boxes.some(({ pinned }) => pinned) ? 0 : lineMm - 1450;
				for (const box of one.boxes) expect(middleYMm(at(moved, box.id))).toBe(middleYMm(box) + by);
			}
			expect(reflow(moved, { ...wall, centreLineMm: lineMm }, 1450)).toEqual(hang);
		})
	);
});

test('gapBefore returns the gap to the previous piece, and setGap changes it', () => {
	expect(ids.map((id) => gapBefore(row, id, 1))).toEqual([100, 200, 100]);
	expect(xs(setGap(row, 'c.1', 1, 250))).toEqual([100, 700, 1150]);
	expect(gapBefore(row, 'nobody', 1)).toBeNull();
	fc.assert(
		fc.property(anyRow, fc.nat(), fc.integer({ min: 0, max: 20 }), (hang, i, gapMm) => {
			const { id } = hang[i % hang.length]!;
			expect(gapBefore(setGap(hang, id, 1, gapMm), id, 1)).toBe(gapMm);
		})
	);
});
