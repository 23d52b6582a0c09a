import { expect, test } from 'vitest';
import { freshPlacement, type HangPlacement } from '#lib/exhibitions/hang/placement.ts';
import { noLabels } from '#lib/walls/problems/labels.ts';
import { spreadOf, wallGaps } from './gaps.ts';
import { measureHang } from './measure.ts';
import { noScore, scoreOf } from './score.ts';
import { doorAt, wallOf } from './show.example.ts';

const at = (work: string, wallId: number, xMm: number, widthMm: number, more: Partial<HangPlacement> = {}): HangPlacement => ({
	...freshPlacement,
	id: `${work}.1`,
	exhibitionWorkId: work,
	part: 1,
	wallId,
	xMm,
	yMm: 1250,
	widthMm,
	heightMm: 400,
	...more
});
const byFirstLetter = (work: string) => work[0]!;

test('the score is the weighted sum of its parts', () => {
	expect(scoreOf(noScore)).toBe(0);
	expect(scoreOf({ spreadMm: 7, offLineMm: 3, artistsSplit: 2, unevenPoints: 10 })).toBe(7 + 15 + 400 + 20);
});

test('measures gaps from edge to edge, and to zones at the height of the works', () => {
	const pieces = [at('a1', 1, 1000, 500), at('a2', 1, 2000, 500)];
	expect(wallGaps(4000, pieces, [])).toEqual([1000, 500, 1500]);
	expect(wallGaps(4000, pieces, [doorAt(2900)])).toEqual([1000, 500, 400]);
	expect(wallGaps(4000, pieces, [{ xMm: 2900, yMm: 0, widthMm: 500, heightMm: 700 }]), 'a radiator below').toEqual([1000, 500, 1500]);
	expect(wallGaps(4499, pieces, [doorAt(3000)]), 'no room for a work beyond the door').toEqual([1000, 500, 500]);
	expect(wallGaps(4500, pieces, [doorAt(3000)]), 'room that is left empty').toEqual([1000, 500, 500, 600]);
	expect(wallGaps(4000, [], [])).toEqual([]);
	expect(spreadOf([1000, 500, 1500])).toBe(1000);
});

test('counts works above each other as one, and pieces that touch as a gap of 0', () => {
	const above = [at('a1', 1, 1000, 500), at('a2', 1, 1200, 500, { yMm: 1700 })];
	expect(wallGaps(4000, above, [])).toEqual([1000, 2300]);
	expect(wallGaps(4000, [at('a1', 1, 1000, 500), at('a2', 1, 1500, 500)], [])).toEqual([1000, 0, 2000]);
});

test('measures gaps, distance from the centre line, split artists and fill ratios of a hang', () => {
	const hang = [at('a1', 1, 1000, 1000), at('a2', 2, 750, 500, { yMm: 1260 }), at('b1', 1, 3000, 1000)];
	const { parts, walls } = measureHang(hang, [wallOf(1, 5000), wallOf(2, 2000)], noLabels, byFirstLetter);
	expect(walls.map(({ gapsMm }) => gapsMm)).toEqual([
		[1000, 1000, 1000],
		[750, 750]
	]);
	expect(walls.map(({ fillRatio }) => fillRatio)).toEqual([0.4, 0.25]);
	expect(parts).toEqual({ spreadMm: 0, offLineMm: 10, artistsSplit: 1, unevenPoints: expect.closeTo(15, 9) });
});

test('counts a cluster, and the parts of a work, as one piece, and labels as part of its width', () => {
	const wall = wallOf(1, 4000);
	const cluster = [at('a1', 1, 1000, 500, { cluster: 1 }), at('a2', 1, 1600, 400, { cluster: 1 })];
	const diptych = [at('a1', 1, 1000, 500), { ...at('a1', 1, 1600, 400), id: 'a1.2', part: 2 }];
	for (const hang of [cluster, diptych]) expect(measureHang(hang, [wall], noLabels, byFirstLetter).walls[0]!.gapsMm).toEqual([1000, 2000]);
	const labelled = measureHang([at('a1', 1, 1000, 500)], [wall], { ...noLabels, side: 'right' }, byFirstLetter);
	expect(labelled.walls[0]!.gapsMm).toEqual([1000, 2350]);
});
