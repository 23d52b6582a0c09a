import { hangProblems, partsById, problemsOn } from '#lib/exhibitions/hang/hang.ts';
import type { Hang, HangPlacement, HangProblem } from '#lib/exhibitions/hang/placement.ts';
import { blocksPublishing } from '#lib/walls/problems/problems.ts';
import { assign } from './assign.ts';
import { barredAfter } from './barred.ts';
import { type Bundle, placed } from './bundle.ts';
import { positions } from './fill.ts';
import { type Layout, levelOf } from './level.ts';
import { hungOn, measureHang, type WallMeasure } from './measure.ts';
import { inOrder, type Order } from './order.ts';
import type { Plan, Task } from './plan.ts';
import { leaveOut, loneReason, type Reason } from './reasons.ts';
import { blocksOf } from './salon.ts';
import { usualLooks } from './search.ts';
import { scoreOf, type ScoreParts } from './score.ts';
import { type Surface, surfaceOf } from './surface.ts';
import { bundlesOf, type Wanted } from './wanted.ts';

/** A whole hang without an error: `score` by product.md, lower is better; `warnings` of the walls that were asked for. */
export type Proposal = {
	layout: Layout;
	order: Order;
	hang: HangPlacement[];
	parts: ScoreParts;
	score: number;
	walls: WallMeasure[];
	warnings: HangProblem[];
};
export type Proposed = { ok: true; proposal: Proposal } | { ok: false; layout: Layout; order: Order; reason: Reason };

/** Blocks of a salon hang stay so far above the floor, in mm. */
const aboveFloorMm = 300;
/** How many works a block of a salon hang may have; the smaller the looser, if there is room. */
const blockSizes = [4, 8];
/** How much is looked at to find out whether all the others fit when one is left out. */
const looksWithout = 3000;
/** So often a hang that some wall doesn't carry is made anew with the works on other walls. */
const maxTurns = 12;

/**
 * Hangs the chosen works, or says why that can't be done. What is pinned or not chosen stays exactly where it is. Pieces (clusters, parts of
 * one work) stay together, labels count as breadth, gaps are equal on every stretch between zones and what stays. The same draft
 * and wishes give the same hang.
 */
export function propose(wanted: Wanted): Proposed {
	const { layout, order, minMm, walls, wallIds, labels } = wanted;
	const no = (reason: Reason): Proposed => ({ ok: false, layout, order, reason });
	const { fixed, bundles } = bundlesOf(wanted);
	const open = walls.filter(({ wallId }) => wallIds.has(wallId));
	if (bundles.length === 0 || open.length === 0) return no({ code: 'nothing' });
	const artists = new Map(wanted.works.map(({ id, artistId }) => [id, artistId]));
	const artistOf = (work: string): string => artists.get(work) ?? work;
	const surfaces = open.map((wall) => surfaceOf(wall, hungOn(fixed, wall.wallId, labels, artistOf)));
	const elsewhere = new Map<string, number>();
	for (const { wallId, exhibitionWorkId } of fixed) {
		if (wallId === null || wallIds.has(wallId)) continue;
		elsewhere.set(artistOf(exhibitionWorkId), (elsewhere.get(artistOf(exhibitionWorkId)) ?? 0) + 1);
	}
	const ordered = inOrder(bundles, order);
	const parts = partsById(wanted.works);
	const facts = { parts, labels };
	let best: Proposal | null = null;
	let reason: Reason | null = null;
	const ways = layout === 'salon' ? looseAndDense(ordered, surfaces, minMm) : [ordered];
	for (const hung of ways) {
		const task: Task = { bundles: hung, surfaces, minMm, level: levelOf(layout, hung, open), looks: usualLooks / ways.length ** 2 };
		const found = search(
			task,
			fixed,
			elsewhere,
			(hang) => hangProblems(hang, walls, facts),
			(placements, wall) => problemsOn(placements, wall, facts)
		);
		if (!found.ok) {
			reason = found.reason;
			continue;
		}
		const { parts: measured, walls: measures } = measureHang(found.hang, open, labels, artistOf);
		const score = scoreOf(measured);
		const warnings = found.problems.filter(({ wallId }) => wallIds.has(wallId));
		if (!best || score < best.score) best = { layout, order, hang: found.hang, parts: measured, score, walls: measures, warnings };
	}
	return best ? { ok: true, proposal: best } : no(reason ?? { code: 'nothing' });
}

/** The ways to put a salon hang's works into blocks, the loosest first; alike ones once. */
function looseAndDense(ordered: readonly Bundle[], surfaces: readonly Surface[], gapMm: number): Bundle[][] {
	const maxHeightMm =
		2 * Math.min(...surfaces.map(({ wall }) => Math.min(wall.heightMm - wall.centreLineMm, wall.centreLineMm - aboveFloorMm)));
	const ways = blockSizes.map((max) => blocksOf(ordered, { maxHeightMm, gapMm, max }));
	return ways.filter((blocks, i) => i === 0 || blocks.length < ways[i - 1]!.length);
}

type Check = (hang: Hang) => HangProblem[];
type Searched = { ok: true; hang: HangPlacement[]; problems: HangProblem[] } | { ok: false; reason: Reason };

/** Shares out and checks; what a wall doesn't carry is kept off it, and all is shared out anew. */
function search(
	asked: Task,
	fixed: readonly HangPlacement[],
	elsewhere: ReadonlyMap<string, number>,
	check: Check,
	one: Parameters<typeof barredAfter>[3]
): Searched {
	const barred = new Set<string>();
	const task = { ...asked, barred };
	for (let turn = 0; turn < maxTurns; turn++) {
		const plan = assign(task, elsewhere);
		const missingMm = plan.missingMm;
		const homeless = [...plan.wallOf].some((w, p) => !plan.can(p, w));
		if (homeless || missingMm > 0) {
			const alone = loneReason(task);
			if (alone) return { ok: false, reason: alone };
			const missingWithout = (left: readonly Bundle[]): number =>
				assign({ ...asked, bundles: left, looks: looksWithout }, elsewhere).missingMm;
			if (missingMm > 0) return { ok: false, reason: leaveOut(asked, missingMm, missingWithout) };
			return { ok: false, reason: { code: 'too-heavy', ids: [] } };
		}
		const hang = [...fixed, ...placementsFrom(plan, task, fixed)];
		const problems = check(hang);
		if (!blocksPublishing(problems)) return { ok: true, hang, problems };
		const before = check(fixed).filter(({ severity }) => severity === 'error');
		if (before.length > 0)
			return { ok: false, reason: { code: 'errors-before', ids: [...new Set(before.flatMap(({ placementIds }) => placementIds))] } };
		barredAfter(task, plan, problems, one).forEach((pair) => barred.add(pair));
	}
	const ids = new Set([...barred].map((pair) => asked.bundles[Number(pair.split(' ')[0])]!.boxes[0]!.placement.id));
	return { ok: false, reason: { code: 'too-heavy', ids: [...ids] } };
}

/** The placements of a plan. Clusters and blocks get numbers that nothing else has. */
function placementsFrom(plan: Plan, { bundles, surfaces, level }: Task, fixed: Hang): HangPlacement[] {
	let cluster = Math.max(0, ...fixed.map((placement) => placement.cluster ?? 0));
	return surfaces.flatMap(({ wall }, w) => {
		const { on, opened, widths, counts } = plan.filled(w);
		const xs = positions(opened.stretches, widths, counts);
		return on.flatMap((p, i) => {
			const bundle = bundles[p]!;
			const works = new Set(bundle.boxes.map(({ placement }) => placement.exhibitionWorkId));
			const grouped = works.size > 1 || bundle.boxes.some(({ placement }) => placement.cluster !== null);
			return placed(bundle, wall.wallId, xs[i]!, level(bundle, wall)!, grouped ? ++cluster : null);
		});
	});
}
