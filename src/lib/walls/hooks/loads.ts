import { hangingOf, type Hook, reachMm } from './hanging.ts';
import type { PlacedBox, Problem } from '../problems/problem.ts';
import type { Rail } from './suspension.ts';
import type { Wall } from '../wall.ts';

/** A hook with its share of a work's weight; `grams` null: the weight is unknown. */
type Loaded = { id: string; hook: Hook; grams: number | null };

/** Makers state the load of a rail per metre. */
const metreMm = 1000;

const error = (code: Problem['code'], ids: readonly string[], values: Problem['values']): Problem => ({
	code,
	severity: 'error',
	placementIds: [...new Set(ids)],
	values
});
const warning = (code: Problem['code'], ids: readonly string[], values: Problem['values']): Problem => ({
	...error(code, ids, values),
	severity: 'warning'
});

/**
 * Checks the loads on a wall. The weight of a work is divided equally among its hooks, rounded up to the gram. Boxes without facts are
 * left out.
 *
 * Errors, the same as in `app.load_error` in the database:
 * - `hook-load`: a hook or a point carries more than it may.
 * - `cord-load`: a cord carries all hooks of its rail within 10 mm of it, that is, works one below the other.
 * - `metre-load`: any metre of rail that starts at a hook. A shorter rail carries less in proportion.
 *
 * Warnings: `no-hook-there` (no rail above, or no rail position or point within 10 mm), `load-unknown` (not checked; `values.what` says for
 * what), `weight-unknown`.
 */
export function loadProblems(wall: Pick<Wall, 'suspension'>, boxes: readonly PlacedBox[]): Problem[] {
	const loaded = boxes.flatMap((box): Loaded[] => {
		if (!box.facts) return [];
		const { weightG } = box.facts;
		const { hooks } = hangingOf(wall, { ...box, ...box.facts });
		const grams = weightG === null ? null : Math.ceil(weightG / Math.max(1, hooks.length));
		return hooks.map((hook) => ({ id: box.id, hook, grams }));
	});
	// Sort, so that the order of the boxes doesn't matter.
	loaded.sort((a, b) => a.hook.xMm - b.hook.xMm || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
	return [...unreached(loaded), ...tooHeavy(wall, loaded), ...notChecked(wall, loaded)];
}

function unreached(loaded: readonly Loaded[]): Problem[] {
	const first = new Map<string, Hook>();
	for (const { id, hook } of loaded) if (!hook.reached && !first.has(id)) first.set(id, hook);
	return [...first].map(([id, { xMm, yMm }]) => warning('no-hook-there', [id], { xMm, yMm }));
}

const sum = (loaded: readonly Loaded[]): number => loaded.reduce((total, { grams }) => total + (grams ?? 0), 0);
const idsOf = (loaded: readonly Loaded[]): string[] => loaded.map(({ id }) => id);

function tooHeavy({ suspension }: Pick<Wall, 'suspension'>, loaded: readonly Loaded[]): Problem[] {
	if (suspension.kind === 'points') {
		return suspension.points.flatMap(({ loadG }, i) => {
			const on = loaded.filter(({ hook }) => hook.point === i);
			return loadG !== null && sum(on) > loadG ? [error('hook-load', idsOf(on), { weightG: sum(on), limitG: loadG })] : [];
		});
	}
	if (suspension.kind !== 'rails') return [];
	const found = suspension.rails.flatMap((rail, i) => {
		const on = loaded.filter(({ hook }) => hook.rail === i);
		return [...hookLoads(rail, on), ...cordLoads(rail, on), ...metreLoads(rail, on)];
	});
	// Report the same works only once, even if they hang on two rails.
	return [...new Map(found.map((problem) => [`${problem.code} ${problem.placementIds.join()}`, problem])).values()];
}

/** One problem per work: all its hooks carry the same share. */
function hookLoads({ hookLoadG }: Rail, on: readonly Loaded[]): Problem[] {
	if (hookLoadG === null) return [];
	const heavy = new Map(on.filter(({ grams }) => grams !== null && grams > hookLoadG).map((one) => [one.id, one.grams!]));
	return [...heavy].map(([id, weightG]) => error('hook-load', [id], { weightG, limitG: hookLoadG }));
}

/** What hangs from `fromMm` up to, but not including, `untilMm`. `on` is sorted from the left. */
function between(on: readonly Loaded[], fromMm: number, untilMm: number): Loaded[] {
	const found: Loaded[] = [];
	for (const one of on) {
		if (one.hook.xMm >= untilMm) break;
		if (one.hook.xMm >= fromMm) found.push(one);
	}
	return found;
}

/** One problem for the same set of works, whether they hang on one cord or on two. */
function cordLoads({ cordLoadG }: Rail, on: readonly Loaded[]): Problem[] {
	if (cordLoadG === null) return [];
	const found = new Map<string, Problem>();
	for (const { hook } of on) {
		const cord = between(on, hook.xMm - reachMm, hook.xMm + reachMm + 1);
		const weightG = sum(cord);
		if (weightG <= cordLoadG) continue;
		const problem = error('cord-load', idsOf(cord).sort(), { weightG, limitG: cordLoadG });
		const key = problem.placementIds.join();
		if (weightG > Number(found.get(key)?.values.weightG ?? 0)) found.set(key, problem);
	}
	return [...found.values()];
}

/** Reports only the heaviest metre of a rail: the others are mostly the same works again. */
function metreLoads(rail: Rail, on: readonly Loaded[]): Problem[] {
	if (rail.metreLoadG === null) return [];
	const limitG = Math.floor((rail.metreLoadG * Math.min(metreMm, rail.toMm - rail.fromMm)) / metreMm);
	let heaviest: readonly Loaded[] = [];
	let weightG = limitG;
	for (const { hook } of on) {
		const metre = between(on, hook.xMm, hook.xMm + metreMm);
		if (sum(metre) > weightG) [heaviest, weightG] = [metre, sum(metre)];
	}
	if (heaviest.length === 0) return [];
	const fromMm = heaviest[0]!.hook.xMm;
	return [error('metre-load', idsOf(heaviest), { weightG, limitG, fromMm, toMm: fromMm + metreMm })];
}

/** At most one warning of each kind per wall: what is unknown is usually the same for all works on it. */
function notChecked({ suspension }: Pick<Wall, 'suspension'>, loaded: readonly Loaded[]): Problem[] {
	const unknown = new Map<string, Set<string>>();
	const unweighed = new Set<string>();
	const add = (id: string, what: string) => unknown.set(id, (unknown.get(id) ?? new Set()).add(what));
	for (const { id, hook, grams } of loaded) {
		const limits = limitsAt(suspension, hook);
		for (const [what, limit] of Object.entries(limits)) if (limit === null) add(id, what);
		if (grams === null && Object.values(limits).some((limit) => limit !== null)) unweighed.add(id);
	}
	const kinds = new Set([...unknown.values()].flatMap((kind) => [...kind]));
	const what = ['wall', 'nail', 'hook', 'cord', 'metre'].filter((kind) => kinds.has(kind)).join();
	return [
		...(unknown.size > 0 ? [warning('load-unknown', [...unknown.keys()], { what })] : []),
		...(unweighed.size > 0 ? [warning('weight-unknown', [...unweighed], { count: unweighed.size })] : [])
	];
}

/** What carries a hook and how much, in g; empty for a hook that isn't reached, because `no-hook-there` reports it. */
function limitsAt(suspension: Wall['suspension'], hook: Hook): Record<string, number | null> {
	if (hook.rail !== null && suspension.kind === 'rails') {
		const { hookLoadG, cordLoadG, metreLoadG } = suspension.rails[hook.rail]!;
		return { hook: hookLoadG, cord: cordLoadG, metre: metreLoadG };
	}
	if (hook.point !== null && suspension.kind === 'points') return { nail: suspension.points[hook.point]!.loadG };
	return hook.reached ? { wall: null } : {};
}
