import type { HangPlacement, HangProblem, HangWall } from '#lib/exhibitions/hang/placement.ts';
import { placed } from './pieceToHang.ts';
import type { Assignment, Task } from './assignment.ts';

/**
 * After a hang had load errors: the pairs "piece wall" (indexes into the lists of the task) to rule out in the next attempt. First, all
 * pieces that a wall can't carry even alone. If there are none, the works are too heavy only together; then, for each error, the piece with
 * the most boxes in it (the widest, if there are several).
 *
 * @param problemsAlone returns the problems of placements when nothing else hangs on the wall.
 */
export function forbiddenPairs(
	{ pieces, surfaces, level, forbidden }: Task,
	assignment: Assignment,
	problems: readonly HangProblem[],
	problemsAlone: (placements: readonly HangPlacement[], wall: HangWall) => HangProblem[]
): string[] {
	const isError = ({ severity }: HangProblem) => severity === 'error';
	const alone = pieces.flatMap((piece, p) =>
		surfaces.flatMap(({ wall }, w) => {
			const yMm = level(piece, wall);
			if (yMm === null || forbidden?.has(`${p} ${w}`)) return [];
			const xMm = Math.max(0, Math.floor((wall.widthMm - piece.widthMm) / 2));
			const heavy = problemsAlone(placed(piece, wall.wallId, xMm, yMm, 1), wall).some(
				(problem) => isError(problem) && problem.code.endsWith('-load')
			);
			return heavy ? [`${p} ${w}`] : [];
		})
	);
	if (alone.length > 0) return alone;
	const named = (p: number, ids: readonly string[]) => pieces[p]!.boxes.filter(({ placement }) => ids.includes(placement.id)).length;
	return problems.filter(isError).flatMap(({ wallId, placementIds }) => {
		const w = surfaces.findIndex(({ wall }) => wall.wallId === wallId);
		const [first] = assignment
			.on(w)
			.filter((p) => named(p, placementIds) > 0)
			.sort((a, b) => named(b, placementIds) - named(a, placementIds) || pieces[b]!.widthMm - pieces[a]!.widthMm);
		return first === undefined ? [] : [`${first} ${w}`];
	});
}
