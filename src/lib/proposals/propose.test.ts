import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hangProblems, partsById } from '#lib/exhibitions/hang/hang.ts';
import { freshPlacement, type Hang, type HangPlacement, type HangWall } from '#lib/exhibitions/hang/placement.ts';
import { noLabels } from '#lib/walls/problems/labels.ts';
import { middleYMm, overlaps, rightMm, topMm } from '#lib/walls/geometry/rect.ts';
import { proposeAll } from './all.ts';
import { type Layout, layouts } from './level.ts';
import { orders } from './order.ts';
import { propose, type Proposal } from './propose.ts';
import { bigShow, doorAt, idsOf, wallOf, workOf } from './show.example.ts';
import type { Wanted, WorkToHang } from './wanted.ts';

function wanted(works: readonly WorkToHang[], walls: readonly HangWall[], more: Partial<Wanted> = {}): Wanted {
	const wallIds = new Set(walls.map(({ wallId }) => wallId));
	return { hang: [], works, walls, labels: noLabels, wallIds, chosen: idsOf(works), layout: 'row', order: 'given', minMm: 50, ...more };
}
function proposalFor(input: Wanted): Proposal {
	const result = propose(input);
	if (!result.ok) throw new Error(JSON.stringify(result.reason));
	return result.proposal;
}
const onWall = (hang: Hang, wallId: number) => hang.filter((one) => one.wallId === wallId).sort((a, b) => a.xMm - b.xMm);
const hung = (work: WorkToHang, wallId: number, xMm: number, more: Partial<HangPlacement> = {}): HangPlacement => ({
	...freshPlacement,
	id: `${work.id}.1`,
	exhibitionWorkId: work.id,
	part: 1,
	wallId,
	xMm,
	yMm: 1250,
	widthMm: work.parts[0]!.widthMm,
	heightMm: work.parts[0]!.heightMm,
	...more
});

const three = [workOf(1, 'a', 600, 400), workOf(2, 'a', 401, 555), workOf(3, 'b', 800, 600)];

test('a row has equal gaps and middles on the centre line', () => {
	const { hang, parts } = proposalFor(wanted(three, [wallOf(1, 5401)]));
	expect(hang.map(({ exhibitionWorkId, xMm }) => [exhibitionWorkId, xMm])).toEqual([
		['work-1', 900],
		['work-2', 2400],
		['work-3', 3701]
	]);
	expect(hang.every((one) => middleYMm(one) === 1450)).toBe(true);
	expect(parts).toMatchObject({ spreadMm: 0, offLineMm: 0 });
});

test('hangs works by number, by size or by artist', () => {
	const works = [workOf(1, 'a', 300, 300), workOf(2, 'b', 700, 700), workOf(3, 'a', 500, 500)];
	const inOrder = (order: Wanted['order']) =>
		onWall(proposalFor(wanted(works, [wallOf(1, 4000)], { order })).hang, 1).map(({ exhibitionWorkId }) => exhibitionWorkId.slice(5));
	expect([inOrder('given'), inOrder('size'), inOrder('artist')]).toEqual([
		['1', '2', '3'],
		['2', '3', '1'],
		['1', '3', '2']
	]);
});

test('aligns all upper edges, or all lower edges, on walls with the same centre line', () => {
	const works = [300, 500, 900, 700, 400].map((height, i) => workOf(i + 1, `${i}`, 500, height));
	const walls = [wallOf(1, 3000), wallOf(2, 3500)];
	expect(new Set(proposalFor(wanted(works, walls, { layout: 'top' })).hang.map(topMm))).toEqual(new Set([1700]));
	expect(new Set(proposalFor(wanted(works, walls, { layout: 'bottom' })).hang.map(({ yMm }) => yMm))).toEqual(new Set([1200]));
});

test('a salon hang has blocks of rows around the centre line, with equal gaps, each block as one cluster', () => {
	const works = Array.from({ length: 8 }, (_, i) => workOf(i + 1, i < 4 ? 'a' : 'b', 400 + 20 * i, 350 + 30 * (i % 3)));
	const { hang, parts } = proposalFor(wanted(works, [wallOf(1, 6000)], { layout: 'salon', minMm: 80 }));
	const blocks = new Map<number | null, HangPlacement[]>();
	for (const one of hang) blocks.set(one.cluster, [...(blocks.get(one.cluster) ?? []), one]);
	expect([...blocks.keys()].every((cluster) => cluster !== null)).toBe(true);
	expect(parts.offLineMm).toBe(0);
	for (const block of blocks.values()) {
		expect(Math.max(...block.map(topMm)) - Math.min(...block.map(({ yMm }) => yMm))).toBeGreaterThan(700);
		for (const one of block) {
			const neighbour = block.filter((other) => other.xMm >= rightMm(one) && other.yMm < topMm(one) && one.yMm < topMm(other));
			if (neighbour.length > 0) expect(Math.min(...neighbour.map(({ xMm }) => xMm)) - rightMm(one)).toBe(80);
		}
	}
});

test('keeps artists together and walls equally full', () => {
	const works = [...'aaabbbcccddd'].map((artist, i) => workOf(i + 1, artist, 500, 500));
	const { hang, parts } = proposalFor(wanted(works, [wallOf(1, 5200), wallOf(2, 5200)], { order: 'artist' }));
	expect(parts).toMatchObject({ artistsSplit: 0, unevenPoints: 0 });
	expect([onWall(hang, 1).length, onWall(hang, 2).length]).toEqual([6, 6]);
});

test('leaves pinned and unchosen placements where they are, and hangs nothing closer than the smallest gap', () => {
	const walls = [wallOf(1, 5000, { blocked: [doorAt(3800)] })];
	const pinned = hung(three[2]!, 1, 1300, { pinned: true, yMm: 1100, hooksMm: [1500], label: 'left' });
	const { hang } = proposalFor(wanted(three, walls, { hang: [pinned], minMm: 100 }));
	expect(hang[0]).toBe(pinned);
	const around = hang.slice(1);
	expect(around.every((one) => rightMm(one) <= 1200 || one.xMm >= 2200)).toBe(true);
	const kept = proposalFor(wanted(three, walls, { hang: [{ ...pinned, pinned: false }], chosen: new Set(['work-1.1']) })).hang;
	expect(kept).toHaveLength(2);
	expect(kept[0]).toMatchObject({ xMm: 1300, yMm: 1100 });
});

test('moves a cluster as one piece with a cluster number of its own, and hangs the parts of a diptych side by side', () => {
	const cluster = [hung(three[0]!, 1, 0, { cluster: 1 }), hung(three[1]!, 1, 100, { cluster: 1, yMm: 1700 })];
	const walls = [wallOf(1, 1000), wallOf(2, 6000)];
	const other = [workOf(4, 'c', 500, 500), workOf(5, 'c', 400, 400)];
	const stays = other.map((work, i) => hung(work, 2, 600 * i, { cluster: 1, pinned: true }));
	const { hang } = proposalFor(wanted([...three, ...other], walls, { hang: [...cluster, ...stays], wallIds: new Set([2]) }));
	const [one, two] = ['work-1', 'work-2'].map((work) => hang.find(({ exhibitionWorkId }) => exhibitionWorkId === work)!);
	expect([two!.xMm - one!.xMm, two!.yMm - one!.yMm]).toEqual([100, 450]);
	expect(one!.cluster).toBe(two!.cluster);
	expect(one!.cluster).not.toBe(1);
	const diptych = proposalFor(wanted([workOf(1, 'a', 400, 500, {}, 2)], [wallOf(1, 2000)])).hang;
	expect(diptych.map(({ xMm, yMm, cluster: number }) => [xMm, yMm, number])).toEqual([
		[575, 1200, null],
		[1025, 1200, null]
	]);
	const apart = workOf(1, 'a', 400, 500, {}, 2);
	const wide = { ...apart, parts: apart.parts.map((part, i) => ({ ...part, gapMm: i === 0 ? 999 : 300 })) };
	expect(proposalFor(wanted([wide], [wallOf(1, 2000)])).hang.map(({ xMm }) => xMm)).toEqual([450, 1150]);
});

test('hangs works on rails that can carry them, and refuses if there is none', () => {
	const rail = (hookLoadG: number | null, metreLoadG: number | null = null) => ({
		suspension: {
			kind: 'rails' as const,
			rails: [{ fromMm: 0, toMm: 6000, heightMm: 2700, hookLoadG, cordLoadG: null, metreLoadG, positions: { kind: 'free' as const } }]
		}
	});
	const heavy = [
		workOf(1, 'a', 500, 500, { weightG: 8000, hardware: 'wire', dropMm: 50 }),
		workOf(2, 'a', 500, 500, { weightG: 1000, hardware: 'wire', dropMm: 50 })
	];
	const { hang } = proposalFor(wanted(heavy, [wallOf(1, 6000, rail(5000)), wallOf(2, 3000, rail(10_000))]));
	expect(hang.find(({ exhibitionWorkId }) => exhibitionWorkId === 'work-1')!.wallId).toBe(2);
	expect(propose(wanted(heavy, [wallOf(1, 6000, rail(5000))]))).toMatchObject({
		ok: false,
		reason: { code: 'too-heavy', ids: ['work-1.1'] }
	});
	const row = Array.from({ length: 6 }, (_, i) => workOf(i + 1, 'a', 300, 300, { weightG: 4000, hardware: 'wire', dropMm: 50 }));
	const shared = proposalFor(
		wanted(row, [wallOf(1, 3000, rail(5000, 9000)), wallOf(2, 9000, { suspension: { kind: 'unknown' } })], { minMm: 20 })
	);
	expect(
		hangProblems(shared.hang, [wallOf(1, 3000, rail(5000, 9000))], { parts: partsById(row) }).filter(({ severity }) => severity === 'error')
	).toEqual([]);
});

test('returns the reason of a failure as data, with what is missing and what to leave out', () => {
	const works = [workOf(1, 'a', 900, 400), workOf(2, 'a', 1000, 400), workOf(3, 'b', 300, 400)];
	expect(propose(wanted(works, [wallOf(1, 1600)], { minMm: 100 }))).toMatchObject({
		reason: { code: 'missing', missingMm: 1000, oneOf: ['work-1.1', 'work-2.1'], all: [] }
	});
	const equal = Array.from({ length: 6 }, (_, i) => workOf(i + 1, 'a', 500, 400));
	expect(propose(wanted(equal, [wallOf(1, 1500)], { minMm: 0 }))).toMatchObject({
		reason: { code: 'missing', missingMm: 1500, oneOf: [], all: { length: 3 } }
	});
	expect(propose(wanted([workOf(1, 'a', 500, 3000)], [wallOf(1, 5000)]))).toMatchObject({
		reason: { code: 'too-high', ids: ['work-1.1'], missingMm: 200 }
	});
	expect(propose(wanted([workOf(1, 'a', 3000, 500)], [wallOf(1, 5000, { blocked: [doorAt(2500)] })]))).toMatchObject({
		reason: { code: 'too-wide', ids: ['work-1.1'], missingMm: 600 }
	});
	expect(propose(wanted([], [wallOf(1, 5000)]))).toMatchObject({ reason: { code: 'nothing' } });
	const stuck = [hung(works[0]!, 1, 0, { pinned: true }), hung(works[1]!, 1, 100, { pinned: true })];
	expect(propose(wanted(works, [wallOf(1, 9000)], { hang: stuck }))).toMatchObject({
		reason: { code: 'errors-before', ids: ['work-1.1', 'work-2.1'] }
	});
});

test('returns several proposals, the best first, without duplicates', () => {
	const { proposals } = proposeAll(wanted(three, [wallOf(1, 7200)]), layouts, orders);
	expect(proposals.length).toBeGreaterThan(3);
	expect(proposals.map(({ score }) => score)).toEqual(proposals.map(({ score }) => score).sort((a, b) => a - b));
	const places = proposals.map(({ hang }) => JSON.stringify(hang.map(({ id, wallId, xMm, yMm }) => [id, wallId, xMm, yMm]).sort()));
	expect(new Set(places).size).toBe(places.length);
});

test('a proposal has no errors, keeps the smallest gap and pinned works, and is deterministic', { timeout: 60_000 }, () => {
	fc.assert(
		fc.property(
			fc.record({
				count: fc.integer({ min: 1, max: 40 }),
				seed: fc.integer({ min: 1, max: 1_000_000 }),
				layout: fc.constantFrom<Layout>(...layouts),
				order: fc.constantFrom(...orders),
				minMm: fc.integer({ min: 0, max: 150 }),
				used: fc.subarray([1, 2, 3, 4, 5, 6, 7, 8], { minLength: 1 }),
				pinned: fc.array(fc.nat(39), { maxLength: 5 })
			}),
			({ count, seed, layout, order, minMm, used, pinned }) => {
				const { works, walls, labels } = bigShow(count, seed);
				const before = propose({ ...wanted(works, walls, { labels }), minMm: 60 });
				if (!before.ok) return;
				const hang = before.proposal.hang.map((one, i) => ({ ...one, pinned: pinned.includes(i) }));
				const input = { ...wanted(works, walls, { labels, hang, layout, order, minMm }), wallIds: new Set(used) };
				const result = propose(input);
				expect(propose(input)).toEqual(result);
				if (!result.ok) return;
				const { hang: after, score } = result.proposal;
				expect(Number.isFinite(score)).toBe(true);
				expect(hangProblems(after, walls, { parts: partsById(works), labels }).filter(({ severity }) => severity === 'error')).toEqual([]);
				expect(after.map(({ id }) => id).sort()).toEqual([...idsOf(works)].sort());
				for (const one of hang.filter((placement) => placement.pinned)) expect(after).toContain(one);
				const moved = after.filter((one) => !hang.includes(one as never));
				for (const one of moved) {
					const wide = { ...one, xMm: one.xMm - minMm, widthMm: one.widthMm + 2 * minMm };
					const near = after.filter((other) => other.wallId === one.wallId && other.exhibitionWorkId !== one.exhibitionWorkId);
					expect(near.filter((other) => overlaps(wide, other))).toEqual([]);
				}
			}
		),
		{ seed: 4, numRuns: 50 }
	);
});
