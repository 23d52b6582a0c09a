import type { HangPlacement, HangProblem, HangWall } from '#lib/exhibitions/hang/placement.ts';
import { placed } from './bundle.ts';
import type { Plan, Task } from './plan.ts';

/**
 * What is to be kept off which wall ("bundle wall", places in the lists) after a hang had errors: all that a wall doesn't carry even by itself
 * and, where works are too heavy only together, the heaviest of them there. `problemsAlone`: what is wrong with placements on a wall.
 */
export function barredAfter(
	{ bundles, surfaces, level, barred }: Task,
	plan: Plan,
	problems: readonly HangProblem[],
	problemsAlone: (placements: readonly HangPlacement[], wall: HangWall) => HangProblem[]
): string[] {
	const isError = ({ severity }: HangProblem) => severity === 'error';
	const alone = bundles.flatMap((bundle, p) =>
		surfaces.flatMap(({ wall }, w) => {
			const yMm = level(bundle, wall);
			if (yMm === null || barred?.has(`${p} ${w}`)) return [];
			const xMm = Math.max(0, Math.floor((wall.widthMm - bundle.widthMm) / 2));
			const heavy = problemsAlone(placed(bundle, wall.wallId, xMm, yMm, 1), wall).some(
				(problem) => isError(problem) && problem.code.endsWith('-load')
			);
			return heavy ? [`${p} ${w}`] : [];
		})
	);
	if (alone.length > 0) return alone;
	const named = (p: number, ids: readonly string[]) => bundles[p]!.boxes.filter(({ placement }) => ids.includes(placement.id)).length;
	return problems.filter(isError).flatMap(({ wallId, placementIds }) => {
		const w = surfaces.findIndex(({ wall }) => wall.wallId === wallId);
		const [first] = plan
			.on(w)
			.filter((p) => named(p, placementIds) > 0)
			.sort((a, b) => named(b, placementIds) - named(a, placementIds) || bundles[b]!.widthMm - bundles[a]!.widthMm);
		return first === undefined ? [] : [`${first} ${w}`];
	});
}
