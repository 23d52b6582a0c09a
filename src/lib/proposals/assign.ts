import type { Bundle } from './bundle.ts';
import { Plan, type Task } from './plan.ts';
import { Search } from './search.ts';

/**
 * Which bundle goes onto which wall. A few bundles: every way is looked at. Many: the works of an artist, the broadest first, go onto the
 * wall that is emptiest with them (the rule "longest processing time first" of R. L. Graham, "Bounds on multiprocessing timing
 * anomalies", SIAM J. Appl. Math. 17, 1969, 416-429, for walls instead of machines); then whatever makes the score better is done - a bundle
 * or all of an artist onto another wall, two of them for each other - until nothing does (see `Search`). Nothing is left to chance: the same works and walls give the
 * same hang.
 */
export function assign(task: Task, elsewhere?: ReadonlyMap<string, number>): Plan {
	const [n, m] = [task.bundles.length, task.surfaces.length];
	return m ** n <= everyWay ? assignAll(task, elsewhere) : assignMany(task, elsewhere);
}

/** As many ways are looked at, one by one, before only the promising ones are. */
const everyWay = 4096;

function assignAll(task: Task, elsewhere?: ReadonlyMap<string, number>): Plan {
	const plan = new Plan(task, elsewhere);
	plan.begin();
	const [n, m] = [task.bundles.length, task.surfaces.length];
	const all = Array.from({ length: n }, (_, p) => p);
	for (let way = 1; way < m ** n; way++) {
		plan.try(
			all,
			all.map((p) => Math.floor(way / m ** p) % m),
			true
		);
	}
	return plan;
}

/** The bundles that share an artist, those with the most breadth first. */
function groupsOf(bundles: readonly Bundle[]): number[][] {
	const byArtist = new Map<string, number[]>();
	bundles.forEach(({ artists }, p) => {
		const key = artists.join();
		byArtist.set(key, [...(byArtist.get(key) ?? []), p]);
	});
	const breadth = (group: readonly number[]) => group.reduce((sum, p) => sum + bundles[p]!.widthMm, 0);
	return [...byArtist.values()].map((group) => ({ group, mm: breadth(group) })).sort((a, b) => b.mm - a.mm || a.group[0]! - b.group[0]!).map(({ group }) => group);
}

/** Room that a bundle takes besides its own breadth. */
function greedy(plan: Plan, { bundles, surfaces, leastMm }: Task, groups: readonly number[][]): void {
	const taken = surfaces.map(({ fixedTakenMm, fixed }) => fixedTakenMm + leastMm * (fixed.length + 1));
	const room = surfaces.map((surface) => surface.open(0).breadthMm);
	const put = (group: readonly number[], w: number) => {
		for (const p of group) {
			plan.wallOf[p] = w;
			taken[w]! += bundles[p]!.widthMm + leastMm;
		}
	};
	const emptiest = (group: readonly number[], mustFit: boolean): number => {
		const mm = group.reduce((sum, p) => sum + bundles[p]!.widthMm + leastMm, 0);
		let [best, bestFull] = [-1, Infinity];
		surfaces.forEach((_surface, w) => {
			const full = (taken[w]! + mm) / room[w]!;
			if (full < bestFull && (!mustFit || full <= 1) && group.every((p) => plan.can(p, w))) [best, bestFull] = [w, full];
		});
		return best;
	};
	for (const group of groups) {
		const together = emptiest(group, true);
		if (together >= 0) put(group, together);
		else for (const p of [...group].sort((a, b) => bundles[b]!.widthMm - bundles[a]!.widthMm)) put([p], Math.max(0, emptiest([p], false)));
	}
}

function assignMany(task: Task, elsewhere?: ReadonlyMap<string, number>): Plan {
	const plan = new Plan(task, elsewhere);
	const groups = groupsOf(task.bundles);
	greedy(plan, task, groups);
	plan.begin();
	const search = new Search(plan, groups, task.surfaces.length);
	search.improve();
	search.shake();
	return plan;
}
