import { hangProblems, partsById, problemsOn } from '#lib/exhibitions/hang/hang.ts';
import type { Hang, HangPlacement, HangProblem } from '#lib/exhibitions/hang/placement.ts';
import { blocksPublishing } from '#lib/walls/problems/problems.ts';
import { assign } from './assign.ts';
import { forbiddenPairs } from './forbidden.ts';
import { type PieceToHang, placed } from './pieceToHang.ts';
import { leftEdges } from './fill.ts';
import { type Layout, levelOf } from './level.ts';
import { scoredPiecesOn, measureHang, type WallMeasure } from './measure.ts';
import { inOrder, type Order } from './order.ts';
import type { Assignment, Task } from './assignment.ts';
import { suggestLeavingOut, reasonForOne, type Reason } from './reasons.ts';
import { blocksOf } from './salon.ts';
import { defaultBudget } from './localSearch.ts';
import { scoreOf, type ScoreParts } from './score.ts';
import { type Surface, surfaceOf } from './surface.ts';
import { piecesToHang, type Wanted } from './wanted.ts';

/** A complete hang without errors. `score`: see `scoreOf`, lower is better; `warnings`: those of the walls that were to be hung. */
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

/** The smallest distance of a salon block from the floor, in mm. */
const aboveFloorMm = 300;
/** The largest number of works in a salon block. Small blocks look looser; large ones need less wall. */
const blockSizes = [4, 8];
/** The search budget for finding out whether all other works fit when one is left out. */
const leaveOutBudget = 3000;
/** How often to search again after a hang that a wall can't carry. */
const maxRetries = 12;

/**
 * Proposes a hang of the chosen works, or returns the reason why there is none. Placements that are pinned or not chosen stay exactly where
 * they are. Pieces (clusters, parts of one work) stay together, labels count as width, and gaps are equal on every free stretch between
 * zones and what stays. Deterministic: the same input gives the same hang.
 */
export function propose(wanted: Wanted): Proposed {
	const { layout, order, minMm, walls, wallIds, labels } = wanted;
	const failed = (reason: Reason): Proposed => ({ ok: false, layout, order, reason });
	const { fixed, pieces } = piecesToHang(wanted);
	const open = walls.filter(({ wallId }) => wallIds.has(wallId));
	if (pieces.length === 0 || open.length === 0) return failed({ code: 'nothing' });
	const artists = new Map(wanted.works.map(({ id, artistId }) => [id, artistId]));
	const artistOf = (work: string): string => artists.get(work) ?? work;
	const surfaces = open.map((wall) => surfaceOf(wall, scoredPiecesOn(fixed, wall.wallId, labels, artistOf)));
	const elsewhere = new Map<string, number>();
	for (const { wallId, exhibitionWorkId } of fixed) {
		if (wallId === null || wallIds.has(wallId)) continue;
		elsewhere.set(artistOf(exhibitionWorkId), (elsewhere.get(artistOf(exhibitionWorkId)) ?? 0) + 1);
	}
	const ordered = inOrder(pieces, order);
	const parts = partsById(wanted.works);
	const facts = { parts, labels };
	let best: Proposal | null = null;
	let reason: Reason | null = null;
	const candidates = layout === 'salon' ? blockVariants(ordered, surfaces, minMm) : [ordered];
	for (const candidate of candidates) {
		const task: Task = {
			pieces: candidate,
			surfaces,
			minMm,
			level: levelOf(layout, candidate, open),
			budget: defaultBudget / candidates.length ** 2
		};
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
	return best ? { ok: true, proposal: best } : failed(reason ?? { code: 'nothing' });
}

/** The variants of a salon hang: its works in small blocks, and in large ones if that makes fewer. Small blocks come first. */
function blockVariants(ordered: readonly PieceToHang[], surfaces: readonly Surface[], gapMm: number): PieceToHang[][] {
	const maxHeightMm =
		2 * Math.min(...surfaces.map(({ wall }) => Math.min(wall.heightMm - wall.centreLineMm, wall.centreLineMm - aboveFloorMm)));
	const variants = blockSizes.map((max) => blocksOf(ordered, { maxHeightMm, gapMm, max }));
	return variants.filter((blocks, i) => i === 0 || blocks.length < variants[i - 1]!.length);
}

type Check = (hang: Hang) => HangProblem[];
type SearchResult = { ok: true; hang: HangPlacement[]; problems: HangProblem[] } | { ok: false; reason: Reason };

/** Assigns pieces to walls and checks the hang. While a wall can't carry its works, rules those pairs out and assigns everything again. */
function search(
	baseTask: Task,
	fixed: readonly HangPlacement[],
	elsewhere: ReadonlyMap<string, number>,
	check: Check,
	checkAlone: Parameters<typeof forbiddenPairs>[3]
): SearchResult {
	const forbidden = new Set<string>();
	const task = { ...baseTask, forbidden };
	for (let attempt = 0; attempt < maxRetries; attempt++) {
		const assignment = assign(task, elsewhere);
		const missingMm = assignment.missingMm;
		const unplaceable = [...assignment.wallOf].some((w, p) => !assignment.canHang(p, w));
		if (unplaceable || missingMm > 0) {
			const single = reasonForOne(task);
			if (single) return { ok: false, reason: single };
			const missingWithout = (remaining: readonly PieceToHang[]): number =>
				assign({ ...baseTask, pieces: remaining, budget: leaveOutBudget }, elsewhere).missingMm;
			if (missingMm > 0) return { ok: false, reason: suggestLeavingOut(baseTask, missingMm, missingWithout) };
			return { ok: false, reason: { code: 'too-heavy', ids: [] } };
		}
		const hang = [...fixed, ...placementsFrom(assignment, task, fixed)];
		const problems = check(hang);
		if (!blocksPublishing(problems)) return { ok: true, hang, problems };
		const fixedErrors = check(fixed).filter(({ severity }) => severity === 'error');
		if (fixedErrors.length > 0)
			return { ok: false, reason: { code: 'errors-before', ids: [...new Set(fixedErrors.flatMap(({ placementIds }) => placementIds))] } };
		forbiddenPairs(task, assignment, problems, checkAlone).forEach((pair) => forbidden.add(pair));
	}
	const ids = new Set([...forbidden].map((pair) => baseTask.pieces[Number(pair.split(' ')[0])]!.boxes[0]!.placement.id));
	return { ok: false, reason: { code: 'too-heavy', ids: [...ids] } };
}

/** The placements of an assignment. Clusters and salon blocks get cluster numbers that are not in use. */
function placementsFrom(assignment: Assignment, { pieces, surfaces, level }: Task, fixed: Hang): HangPlacement[] {
	let cluster = Math.max(0, ...fixed.map((placement) => placement.cluster ?? 0));
	return surfaces.flatMap(({ wall }, w) => {
		const { on, space, widths, counts } = assignment.filled(w);
		const xs = leftEdges(space.stretches, widths, counts);
		return on.flatMap((p, i) => {
			const piece = pieces[p]!;
			const works = new Set(piece.boxes.map(({ placement }) => placement.exhibitionWorkId));
			const grouped = works.size > 1 || piece.boxes.some(({ placement }) => placement.cluster !== null);
			return placed(piece, wall.wallId, xs[i]!, level(piece, wall)!, grouped ? ++cluster : null);
		});
	});
}
