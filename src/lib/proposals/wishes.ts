import { cmText, parseCm } from '#lib/shared/length.ts';
import type { Hang } from '#lib/exhibitions/hang/placement.ts';
import { type Layout, layouts } from './level.ts';
import { type Order, orders } from './order.ts';
import { movable, type WorkToHang } from './wanted.ts';

/** Which works to hang: only those that have no place yet, or all that aren't pinned. */
export const selections = ['waiting', 'all'] as const;
export type Selection = (typeof selections)[number];

/** What a curator wants from proposals. `gap`: the smallest gap as typed, in cm; `without`: the numbers of works to leave out. */
export type Wishes = { layouts: Layout[]; orders: Order[]; gap: string; which: Selection; walls: number[]; without: number[] };
export type WishProblem = 'layout' | 'order' | 'gap' | 'wall';
export type ReadWishes = { wishes: Wishes; minMm: number | null; problems: WishProblem[] };

const gapLimits = { minMm: 0, maxMm: 2000 };
const usualGapMm = 100;
const usualLayouts: Layout[] = ['row', 'salon', 'top'];

/**
 * Reads the wishes from the query of an address. Without a sent form, returns the defaults: for the works that have no place yet or, if all
 * have one, for all that aren't pinned. Lengths are in centimetres, as the language writes them.
 *
 * @returns `minMm`: the smallest gap, null if it can't be read; `problems`: the fields that are wrong.
 */
export function readWishes(
	params: URLSearchParams,
	draft: { hang: Hang; works: readonly WorkToHang[]; walls: readonly { wallId: number }[] },
	locale: string
): ReadWishes {
	const sent = params.has('which');
	const all = draft.walls.map(({ wallId }) => wallId);
	const waiting = movable(draft.hang, draft.works).some(({ placed }) => !placed);
	const among = <T extends string>(name: string, known: readonly T[]): T[] => known.filter((one) => params.getAll(name).includes(one));
	const [which] = among('which', selections);
	const without = params
		.getAll('without')
		.map(Number)
		.filter((number) => draft.works.some((work) => work.number === number));
	const wishes: Wishes = {
		layouts: sent ? among('layout', layouts) : usualLayouts,
		orders: sent ? among('order', orders) : ['artist'],
		gap: params.get('gap')?.trim() ?? cmText(usualGapMm, locale),
		which: which ?? (waiting ? 'waiting' : 'all'),
		walls: sent ? all.filter((wallId) => params.getAll('wall').includes(String(wallId))) : all,
		without: [...new Set(without)]
	};
	const gap = parseCm(wishes.gap, gapLimits);
	const problems: WishProblem[] = [];
	if (wishes.layouts.length === 0) problems.push('layout');
	if (wishes.orders.length === 0) problems.push('order');
	if (!gap.ok) problems.push('gap');
	if (wishes.walls.length === 0) problems.push('wall');
	return { wishes, minMm: gap.ok ? gap.mm : null, problems };
}

/** The wishes as the query of an address, so that a page of proposals can be bookmarked and shared. */
export const queryOf = ({ layouts: chosen, orders: order, gap, which, walls, without }: Wishes): string =>
	new URLSearchParams([
		...chosen.map((one) => ['layout', one]),
		...order.map((one) => ['order', one]),
		['gap', gap],
		['which', which],
		...walls.map((one) => ['wall', String(one)]),
		...without.map((one) => ['without', String(one)])
	]).toString();

/** The ids of the placements to hang, and the draft without the works to leave out: these have no place again. */
export function chosenBy({ which, without }: Wishes, hang: Hang, works: readonly WorkToHang[]): { hang: Hang; chosen: Set<string> } {
	const left = new Set(works.filter(({ number }) => without.includes(number)).map(({ id }) => id));
	const free = movable(hang, works);
	const workOf = (id: string): string => id.slice(0, id.lastIndexOf('.'));
	const off = new Set(free.filter(({ id }) => left.has(workOf(id))).map(({ id }) => id));
	const chosen = free.filter(({ id, placed }) => !off.has(id) && (which === 'all' || !placed)).map(({ id }) => id);
	return { hang: hang.filter(({ id }) => !off.has(id)), chosen: new Set(chosen) };
}
