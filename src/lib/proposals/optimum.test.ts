import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hangProblems, partsById } from '#lib/exhibitions/hang/hang.ts';
import type { Hang, HangPlacement, HangWall } from '#lib/exhibitions/hang/placement.ts';
import { shareOut } from '#lib/walls/geometry/arrange.ts';
import { type LabelRule, noLabels } from '#lib/walls/problems/labels.ts';
import { overlaps } from '#lib/walls/geometry/rect.ts';
import type { BlockedZone } from '#lib/walls/wall.ts';
import { piecesToHang, type Wanted, type WorkToHang } from './wanted.ts';
import { type Layout, levelOf } from './level.ts';
import { measureHang } from './measure.ts';
import { inOrder, orders } from './order.ts';
import { propose } from './propose.ts';
import { scoreOf } from './score.ts';
import { idsOf, wallOf, workOf } from './show.example.ts';

/**
 * The best score by brute force: all assignments of pieces to walls, and all distributions over the free stretches of a wall. Null if no
 * hang is possible.
 */
function optimalScore(wanted: Wanted): number | null {
	const { walls, labels, minMm, works, order, layout } = wanted;
	const ordered = inOrder(piecesToHang(wanted).pieces, order);
	const level = levelOf(layout, ordered, walls);
	const artistOf = (id: string) => works.find((work) => work.id === id)!.artistId;
	const facts = { parts: partsById(works), labels };
	let best: number | null = null;
	for (let combination = 0; combination < walls.length ** ordered.length; combination++) {
		const perWall = walls.map((wall, w) => {
			const onWall = ordered.filter((_bundle, p) => Math.floor(combination / walls.length ** p) % walls.length === w);
			return hangsOn(wall, onWall);
		});
		for (const hang of product(perWall)) {
			if (hangProblems(hang, walls, facts).some(({ severity }) => severity === 'error')) continue;
			const score = scoreOf(measureHang(hang, walls, labels, artistOf).parts);
			if (best === null || score < best) best = score;
		}
	}
	return best;

	/** All possible hangs of these pieces on one wall, in their order. */
	function hangsOn(wall: HangWall, onWall: typeof ordered): HangPlacement[][] {
		const at = onWall.map((piece) => level(piece, wall));
		if (at.includes(null)) return [];
		const zones = wall.blocked.filter((zone) =>
			onWall.some(({ heightMm }, i) => overlaps({ xMm: zone.xMm, widthMm: zone.widthMm, yMm: at[i]!, heightMm }, zone))
		);
		const bounds = [...new Set([0, wall.widthMm, ...zones.flatMap((zone) => [zone.xMm, zone.xMm + zone.widthMm])])].sort((a, b) => a - b);
		const free = bounds.slice(1).flatMap((toMm, i) => {
			const fromMm = bounds[i]!;
			return zones.some((zone) => zone.xMm < toMm && zone.xMm + zone.widthMm > fromMm) ? [] : [{ fromMm, toMm }];
		});
		const found: HangPlacement[][] = [];
		const distribute = (i: number, from: number, hang: HangPlacement[]): void => {
			if (i === free.length) {
				if (from === onWall.length) found.push(hang);
				return;
			}
			for (let count = 0; from + count <= onWall.length; count++) {
				const row = onWall.slice(from, from + count);
				const freeMm = free[i]!.toMm - free[i]!.fromMm - row.reduce((sum, { widthMm }) => sum + widthMm, 0);
				if (count > 0 && freeMm < minMm * (count + 1)) continue;
				const gaps = shareOut(freeMm, count + 1);
				let xMm = free[i]!.fromMm;
				const placed = row.flatMap((piece, k) => {
					xMm += gaps[k]! + (k > 0 ? row[k - 1]!.widthMm : 0);
					return piece.boxes.map(({ placement, dxMm, dyMm }) => ({
						...placement,
						wallId: wall.wallId,
						xMm: xMm + dxMm,
						yMm: at[from + k]! + dyMm
					}));
				});
				distribute(i + 1, from + count, [...hang, ...placed]);
			}
		};
		distribute(0, 0, []);
		return found;
	}
}

const product = (lists: HangPlacement[][][]): HangPlacement[][] =>
	lists.reduce<HangPlacement[][]>((all, list) => all.flatMap((one) => list.map((other) => [...one, ...other])), [[]]);

const anyZone = (widthMm: number): fc.Arbitrary<BlockedZone> =>
	fc
		.record({ xMm: fc.integer({ min: 0, max: widthMm - 300 }), kind: fc.constantFrom('door', 'socket', 'radiator', 'screen') })
		.map(({ xMm, kind }) => {
			const zone = { xMm, widthMm: Math.min(900, widthMm - xMm) };
			if (kind === 'door') return { ...zone, yMm: 0, heightMm: 2000, reason: 'door' as const };
			if (kind === 'screen') return { ...zone, yMm: 1200, heightMm: 700, reason: 'screen' as const };
			return { ...zone, yMm: 200, heightMm: kind === 'socket' ? 100 : 900, reason: kind as 'socket' | 'radiator' };
		});
const anyWall = (wallId: number): fc.Arbitrary<HangWall> =>
	fc
		.integer({ min: 1500, max: 7000 })
		.chain((widthMm) => fc.array(anyZone(widthMm), { maxLength: 2 }).map((blocked) => wallOf(wallId, widthMm, { blocked })));
const anyWorks: fc.Arbitrary<WorkToHang[]> = fc
	.array(
		fc.record({
			artist: fc.constantFrom('a', 'b', 'c'),
			widthMm: fc.integer({ min: 100, max: 1600 }),
			heightMm: fc.integer({ min: 100, max: 1900 }),
			parts: fc.constantFrom(1, 1, 1, 2)
		}),
		{ minLength: 1, maxLength: 6 }
	)
	.map((works) => works.map(({ artist, widthMm, heightMm, parts }, i) => workOf(i + 1, artist, widthMm, heightMm, {}, parts)));
const anyLabels: fc.Arbitrary<LabelRule> = fc
	.constantFrom<LabelRule['side']>('none', 'right', 'left')
	.map((side) => ({ ...noLabels, side }));
export const anyShow = fc.record({
	works: anyWorks,
	walls: fc.tuple(anyWall(1), anyWall(2)).map((walls): HangWall[] => walls),
	labels: anyLabels,
	layout: fc.constantFrom<Layout>('row', 'top', 'bottom'),
	order: fc.constantFrom(...orders),
	minMm: fc.integer({ min: 0, max: 200 })
});

test('the score is within 5 % of the optimum on small shows', { timeout: 120_000 }, () => {
	const seen = { cases: 0, hung: 0, worst: 1 };
	fc.assert(
		fc.property(anyShow, (show) => {
			const wanted = { ...show, hang: [] as Hang, wallIds: new Set([1, 2]), chosen: idsOf(show.works) };
			const best = optimalScore(wanted);
			const result = propose(wanted);
			seen.cases++;
			expect(result.ok, 'a proposal exists exactly when a hang is possible').toBe(best !== null);
			if (!result.ok || best === null) return;
			seen.hung++;
			const { score } = result.proposal;
			seen.worst = Math.max(seen.worst, (score + 1e-9) / (best + 1e-9));
			expect(score).toBeLessThanOrEqual(best * 1.05 + 1e-6);
		}),
		{ seed: 20261123, numRuns: 400 }
	);
	if (process.env.PROPOSAL_FIGURES) console.log(seen);
	expect(seen.hung, 'enough of the random shows can be hung').toBeGreaterThan(200);
});
