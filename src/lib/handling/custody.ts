import type { Transition } from '#lib/shared/transitions.ts';

/** The custody of a work: where it is, as far as the venue knows. */
export const custodies = ['expected', 'received', 'hung', 'removed-early', 'taken-down', 'returned', 'not-collected'] as const;
export type Custody = (typeof custodies)[number];

const transitions = (from: Custody, ...next: Custody[]): Transition<Custody>[] => next.map((to) => ({ from, to, by: 'curator' }));

/**
 * The allowed changes of custody. The database has the same table (`app.may_move_custody`). Steps back correct mistakes.
 * 'removed-early' is missing as a target: removing a work from an exhibition needs a reason and sets it, and putting the work back
 * resets it. 'expected' can become 'hung' directly, because a tick on the hanging day also hangs works that nobody has recorded as received.
 */
export const custodyTransitions: readonly Transition<Custody>[] = [
	...transitions('expected', 'received', 'hung'),
	...transitions('received', 'hung', 'expected', 'returned', 'not-collected'),
	...transitions('hung', 'taken-down', 'received'),
	...transitions('removed-early', 'returned', 'not-collected'),
	...transitions('taken-down', 'returned', 'not-collected', 'hung'),
	...transitions('returned', 'taken-down'),
	...transitions('not-collected', 'returned')
];

/** The possible next custodies, the usual one first. */
export const nextCustodies = (now: Custody): Custody[] => custodyTransitions.filter(({ from }) => from === now).map(({ to }) => to);

/** The condition of a work on arrival and return: no damage, signs of wear, damaged. */
export const conditions = ['sound', 'marks', 'damaged'] as const;
export type Condition = (typeof conditions)[number];
export const conditionMoments = ['arrival', 'return'] as const;
export type ConditionMoment = (typeof conditionMoments)[number];
