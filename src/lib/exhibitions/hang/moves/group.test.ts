import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noLabels } from '#lib/walls/problems/labels.ts';
import { anyHang, at, placed } from './moves.example.ts';
import { group, isTogether, labelAt, pin, ungroup } from './group.ts';
import { labelsOf, piecesOn, wholePieces } from './pieces.ts';

const diptych = [placed('a', 0, 300), placed('a', 320, 300, { part: 2, id: 'a.2' }), placed('b', 900, 200)];

test('parts of one work are one piece, and so are all boxes after grouping', () => {
	expect(wholePieces(diptych, ['a.2'])).toEqual(['a.1', 'a.2']);
	expect(isTogether(diptych, ['a.1', 'a.2'])).toBe(true);
	expect(isTogether(diptych, ['a.1', 'b.1'])).toBe(false);
	const block = group(diptych, ['a.1', 'a.2', 'b.1'], 1);
	expect(wholePieces(block, ['b.1'])).toEqual(['a.1', 'a.2', 'b.1']);
	expect(piecesOn(block, 1)).toHaveLength(1);
});

test('parts on two walls are separate pieces', () => {
	const apart = diptych.map((one) => (one.id === 'a.2' ? { ...one, wallId: 2 } : one));
	expect(wholePieces(apart, ['a.1'])).toEqual(['a.1']);
	expect(group(apart, ['a.1', 'a.2', 'b.1'], 1).map(({ cluster }) => cluster)).toEqual([1, null, 1]);
});

test('after ungrouping, even the parts of one work are separate pieces', () => {
	const loose = ungroup(diptych, ['a.1']);
	expect(piecesOn(loose, 1)).toHaveLength(3);
	expect(piecesOn(ungroup(group(loose, ['a.1', 'b.1'], 1), ['b.1']), 1)).toHaveLength(3);
});

test('grouping moves nothing, uses an unused cluster number, and can be undone', () => {
	fc.assert(
		fc.property(anyHang, (hang) => {
			const before = structuredClone(hang);
			const ids = hang.filter(({ wallId }) => wallId === 1).map(({ id }) => id);
			const grouped = group(hang, ids, 1);
			expect(hang).toEqual(before);
			expect(grouped.map(({ cluster: _, ...rest }) => rest)).toEqual(hang.map(({ cluster: _, ...rest }) => rest));
			expect(piecesOn(grouped, 1)).toHaveLength(Math.min(1, ids.length));
			expect(piecesOn(ungroup(grouped, ids), 1)).toHaveLength(ids.length);
			for (const one of hang) if (one.wallId !== 1) expect(at(grouped, one.id)).toBe(one);
		})
	);
});

test('pins placements, sets labels, and puts one label beside a whole diptych', () => {
	expect(pin(diptych, ['b.1'], true).map(({ pinned }) => pinned)).toEqual([false, false, true]);
	const rule = { ...noLabels, side: 'right' as const };
	const labels = labelsOf(labelAt(diptych, ['b.1'], 'left'), rule);
	expect([...labels].map(([work, { xMm }]) => [work, xMm])).toEqual([
		['a', 670],
		['b', 750]
	]);
	expect(labelsOf(diptych, noLabels).size).toBe(0);
});
