import { labelProblems } from './labelProblems.ts';
import { type LabelRule, noLabels } from './labels.ts';
import type { PlacedBox, Problem, ProblemCode } from './problem.ts';
import { loadProblems } from '../hooks/loads.ts';
import { contains, distanceMm, intersect, overlaps, rightMm, topMm, type Rect } from '../geometry/rect.ts';
import { wallArea, type Wall } from '../wall.ts';

/** The limits for warnings, in mm: the gap between two pieces, the height of upper and of lower edges (product.md, "Rules of hanging"). */
export const comfort = { minGapMm: 50, maxTopMm: 2000, minBottomMm: 600 } as const;

function outside(wall: Wall, box: PlacedBox): Problem {
	const values = {
		leftMm: Math.max(0, -box.xMm),
		rightMm: Math.max(0, rightMm(box) - wall.widthMm),
		bottomMm: Math.max(0, -box.yMm),
		topMm: Math.max(0, topMm(box) - wall.heightMm)
	};
	return { code: 'outside', severity: 'error', placementIds: [box.id], values };
}

/** The problems of one box by itself. */
function boxProblems(wall: Wall, box: PlacedBox): Problem[] {
	const problems: Problem[] = [];
	if (!contains(wallArea(wall), box)) problems.push(outside(wall, box));
	for (const zone of wall.blocked) {
		const shared = intersect(box, zone);
		if (!shared) continue;
		const values = { reason: zone.reason, widthMm: shared.widthMm, heightMm: shared.heightMm };
		problems.push({ code: 'blocked-zone', severity: 'error', placementIds: [box.id], values });
	}
	const warn = (code: ProblemCode, values: Problem['values']) =>
		problems.push({ code, severity: 'warning', placementIds: [box.id], values });
	if (topMm(box) > comfort.maxTopMm) warn('too-high', { topMm: topMm(box), limitMm: comfort.maxTopMm });
	if (box.yMm < comfort.minBottomMm) warn('too-low', { bottomMm: box.yMm, limitMm: comfort.minBottomMm });
	if (wall.walkway && box.facts?.glass) warn('glass-in-walkway', {});
	if (wall.daylight && box.facts?.lightSensitive) warn('light-in-daylight', {});
	if (wall.escapeRoute && box.facts?.burnable) warn('burnable-in-escape-route', { noted: box.facts.escapeNoted ? 1 : 0 });
	return problems;
}

function pairProblem(a: PlacedBox, b: PlacedBox): Problem | null {
	const placementIds = [a.id, b.id];
	const shared = intersect(a, b);
	if (shared) return { code: 'overlap', severity: 'error', placementIds, values: { widthMm: shared.widthMm, heightMm: shared.heightMm } };
	if (a.piece !== undefined && a.piece === b.piece) return null;
	const gapMm = distanceMm(a, b);
	if (gapMm >= comfort.minGapMm) return null;
	return { code: 'too-close', severity: 'warning', placementIds, values: { gapMm: Math.floor(gapMm), limitMm: comfort.minGapMm } };
}

/**
 * All problems of the boxes on a wall by product.md, "Rules of hanging": errors first, then places from left to right, loads, labels.
 *
 * @param wall the wall as it is during the show; see `wallDuring`.
 * @param version 'as-hung' for what was measured on the day: there, the same problems are only warnings.
 */
export function wallProblems(
	wall: Wall,
	boxes: readonly PlacedBox[],
	version: 'plan' | 'as-hung' = 'plan',
	labels: LabelRule = noLabels
): Problem[] {
	const problems: Problem[] = [];
	const sorted = [...boxes].sort((a, b) => a.xMm - b.xMm);
	sorted.forEach((box, i) => {
		problems.push(...boxProblems(wall, box));
		const reachMm = rightMm(box) + comfort.minGapMm;
		for (let j = i + 1; j < sorted.length; j++) {
			const next = sorted[j];
			// Sorted from the left: all that follow are even further away.
			if (!next || next.xMm >= reachMm) break;
			const problem = pairProblem(box, next);
			if (problem) problems.push(problem);
		}
	});
	problems.push(...loadProblems(wall, boxes), ...labelProblems(wall, boxes, labels));
	if (version === 'as-hung') return problems.map((problem) => ({ ...problem, severity: 'warning' }));
	return [...problems.filter(isError), ...problems.filter((problem) => !isError(problem))];
}

const isError = (problem: Problem): boolean => problem.severity === 'error';

/** Whether a plan with these problems can't be published. */
export const blocksPublishing = (problems: readonly Problem[]): boolean => problems.some(isError);

/** Whether a box fits here beside the others: a quick check for searches. It doesn't check loads; `wallProblems` does. */
export const fits = (wall: Wall, box: Rect, others: readonly Rect[]): boolean =>
	contains(wallArea(wall), box) && !wall.blocked.some((zone) => overlaps(zone, box)) && !others.some((other) => overlaps(other, box));
