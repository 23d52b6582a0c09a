import type { Transition } from '#lib/shared/transitions.ts';

/** Where a work is, as far as the house knows. */
export const custodies = ['expected', 'received', 'hung', 'removed-early', 'taken-down', 'returned', 'not-collected'] as const;
export type Custody = (typeof custodies)[number];

const move = (from: Custody, ...next: Custody[]): Transition<Custody>[] => next.map((to) => ({ from, to, by: 'curator' }));

/**
 * From where to where a work may go; the database has the same table (`app.may_move_custody`). A step back is for what was said
 * by mistake. What leaves a show early is taken out of it with a reason, and comes back in the same place. A tick on the day of the hang hangs what nobody has received by name.
 */
export const custodyTransitions: readonly Transition<Custody>[] = [
	...move('expected', 'received', 'hung'),
	...move('received', 'hung', 'expected', 'returned', 'not-collected'),
	...move('hung', 'taken-down', 'received'),
	...move('removed-early', 'returned', 'not-collected'),
	...move('taken-down', 'returned', 'not-collected', 'hung'),
	...move('returned', 'taken-down'),
	...move('not-collected', 'returned')
];

/** Where a work may go next, the usual way first. */
export const nextCustodies = (now: Custody): Custody[] => custodyTransitions.filter(({ from }) => from === now).map(({ to }) => to);

/** How a work is when it comes and when it goes back: without a flaw, with marks of use, damaged. */
export const conditions = ['sound', 'marks', 'damaged'] as const;
export type Condition = (typeof conditions)[number];
export const conditionMoments = ['arrival', 'return'] as const;
export type ConditionMoment = (typeof conditionMoments)[number];
