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
	return [...byArtist.values()]
		.map((group) => ({ group, mm: breadth(group) }))
		.sort((a, b) => b.mm - a.mm || a.group[0]! - b.group[0]!)
		.map(({ group }) => group);
}

/** An artist that fits onto no wall as a whole fills the one with the most room, then the next. */
function greedy(plan: Plan, { bundles, surfaces, minMm }: Task, groups: readonly number[][]): void {
	const room = surfaces.map((surface) => surface.open(0).breadthMm - surface.fixedTakenMm - minMm * (surface.fixed.length + 1));
	const breadth = surfaces.map((surface) => surface.open(0).breadthMm);
	const need = (group: readonly number[]): number => group.reduce((sum, p) => sum + bundles[p]!.widthMm + minMm, 0);
	const put = (p: number, w: number): void => {
		plan.wallOf[p] = w;
		room[w]! -= bundles[p]!.widthMm + minMm;
	};
	/** Of the walls where all of these can be, the one with the largest share free. */
	const emptiest = (group: readonly number[]): number => {
		let best = -1;
		surfaces.forEach((_surface, w) => {
			if ((best < 0 || room[w]! / breadth[w]! > room[best]! / breadth[best]!) && group.every((p) => plan.can(p, w))) best = w;
		});
		return best;
	};
	for (const group of groups) {
		const fitting = surfaces.flatMap((_surface, w) => (room[w]! >= need(group) && group.every((p) => plan.can(p, w)) ? [w] : []));
		const free = (w: number) => (room[w]! - need(group)) / breadth[w]!;
		const together = fitting.sort((a, b) => free(b) - free(a))[0];
		if (together !== undefined) {
			for (const p of group) put(p, together);
			continue;
		}
		let rest = [...group].sort((a, b) => bundles[b]!.widthMm - bundles[a]!.widthMm);
		while (rest.length > 0) {
			const w = Math.max(0, emptiest(rest.slice(0, 1)));
			const here = rest.filter((p, i) => i === 0 || (plan.can(p, w) && room[w]! >= need([p]) && (put(p, w), true)));
			put(rest[0]!, w);
			rest = rest.filter((p) => !here.includes(p));
		}
	}
}

function assignMany(task: Task, elsewhere?: ReadonlyMap<string, number>): Plan {
	const plan = new Plan(task, elsewhere);
	const groups = groupsOf(task.bundles);
	greedy(plan, task, groups);
	plan.begin();
	const search = new Search(plan, groups, task.surfaces.length, task.looks);
	search.improve();
	search.shake();
	return plan;
}
