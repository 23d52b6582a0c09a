import { Assignment, type Task } from './assignment.ts';
import { LocalSearch } from './localSearch.ts';
import type { PieceToHang } from './pieceToHang.ts';

/**
 * Assigns each piece to a wall so that the score is as low as possible.
 *
 * - Few pieces: exhaustive search over all combinations of pieces and walls.
 * - Many pieces: a greedy start, then iterated local search (see `LocalSearch`). The start takes the artists by the total width of their
 *   works, the widest first, and puts each artist on the wall that is emptiest with them. That is the rule "longest processing time
 *   first" of R. L. Graham, "Bounds on multiprocessing timing anomalies", SIAM J. Appl. Math. 17, 1969, 416-429, with walls in place of
 *   machines.
 *
 * Deterministic: the same task gives the same assignment.
 *
 * @param elsewhere how many works of each artist hang on walls outside the task; they count when an artist is split over walls.
 */
export function assign(task: Task, elsewhere?: ReadonlyMap<string, number>): Assignment {
	const [n, m] = [task.pieces.length, task.surfaces.length];
	return m ** n <= maxCombinations ? assignExhaustively(task, elsewhere) : assignBySearch(task, elsewhere);
}

/** Up to this many combinations, all of them are tried. */
const maxCombinations = 4096;

function assignExhaustively(task: Task, elsewhere?: ReadonlyMap<string, number>): Assignment {
	const assignment = new Assignment(task, elsewhere);
	assignment.start();
	const [n, m] = [task.pieces.length, task.surfaces.length];
	const all = Array.from({ length: n }, (_, p) => p);
	// A combination is a number in base m: digit p is the wall of piece p.
	for (let combination = 1; combination < m ** n; combination++) {
		assignment.tryMove(
			all,
			all.map((p) => Math.floor(combination / m ** p) % m),
			true
		);
	}
	return assignment;
}

/** Groups the pieces (by index) that have the same artists; the group with the largest total width comes first. */
function groupByArtist(pieces: readonly PieceToHang[]): number[][] {
	const byArtist = new Map<string, number[]>();
	pieces.forEach(({ artists }, p) => {
		const key = artists.join();
		byArtist.set(key, [...(byArtist.get(key) ?? []), p]);
	});
	const totalWidth = (group: readonly number[]) => group.reduce((sum, p) => sum + pieces[p]!.widthMm, 0);
	return [...byArtist.values()]
		.map((group) => ({ group, mm: totalWidth(group) }))
		.sort((a, b) => b.mm - a.mm || a.group[0]! - b.group[0]!)
		.map(({ group }) => group);
}

/** The greedy start. Artists who fit on no wall as a whole fill the wall with the largest free share first, then the next one. */
function assignGreedily(assignment: Assignment, { pieces, surfaces, minMm }: Task, groups: readonly number[][]): void {
	const freeMm = surfaces.map((surface) => surface.freeSpace(0).freeWidthMm - surface.fixedTakenMm - minMm * (surface.fixed.length + 1));
	const widthMm = surfaces.map((surface) => surface.freeSpace(0).freeWidthMm);
	const need = (group: readonly number[]): number => group.reduce((sum, p) => sum + pieces[p]!.widthMm + minMm, 0);
	const put = (p: number, w: number): void => {
		assignment.wallOf[p] = w;
		freeMm[w]! -= pieces[p]!.widthMm + minMm;
	};
	/** The wall with the largest free share, of those where the whole group may hang; -1 if there is none. */
	const emptiest = (group: readonly number[]): number => {
		let best = -1;
		surfaces.forEach((_surface, w) => {
			if ((best < 0 || freeMm[w]! / widthMm[w]! > freeMm[best]! / widthMm[best]!) && group.every((p) => assignment.canHang(p, w))) best = w;
		});
		return best;
	};
	for (const group of groups) {
		const fitting = surfaces.flatMap((_surface, w) =>
			freeMm[w]! >= need(group) && group.every((p) => assignment.canHang(p, w)) ? [w] : []
		);
		const freeShare = (w: number) => (freeMm[w]! - need(group)) / widthMm[w]!;
		const wall = fitting.sort((a, b) => freeShare(b) - freeShare(a))[0];
		if (wall !== undefined) {
			for (const p of group) put(p, wall);
			continue;
		}
		let rest = [...group].sort((a, b) => pieces[b]!.widthMm - pieces[a]!.widthMm);
		while (rest.length > 0) {
			const w = Math.max(0, emptiest(rest.slice(0, 1)));
			const here = rest.filter((p, i) => i === 0 || (assignment.canHang(p, w) && freeMm[w]! >= need([p]) && (put(p, w), true)));
			put(rest[0]!, w);
			rest = rest.filter((p) => !here.includes(p));
		}
	}
}

function assignBySearch(task: Task, elsewhere?: ReadonlyMap<string, number>): Assignment {
	const assignment = new Assignment(task, elsewhere);
	const groups = groupByArtist(task.pieces);
	assignGreedily(assignment, task, groups);
	assignment.start();
	const search = new LocalSearch(assignment, groups, task.surfaces.length, task.budget);
	search.improve();
	search.perturb();
	return assignment;
}
