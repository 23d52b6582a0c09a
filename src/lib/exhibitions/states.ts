import type { Transition } from '#lib/shared/transitions.ts';

/** The stored states of a show. Upcoming, current and past are never stored; they follow from the dates (see `when`). */
export const exhibitionStates = ['draft', 'scheduled', 'published', 'cancelled'] as const;
export type ExhibitionState = (typeof exhibitionStates)[number];

/** The transitions of a show. It is scheduled as soon as it has walls, and a draft again when it has none. */
export const exhibitionTransitions: readonly Transition<ExhibitionState>[] = [
	{ from: 'draft', to: 'scheduled', by: 'curator' },
	{ from: 'scheduled', to: 'draft', by: 'curator' },
	{ from: 'scheduled', to: 'published', by: 'curator' },
	{ from: 'published', to: 'scheduled', by: 'curator' },
	{ from: 'draft', to: 'cancelled', by: 'curator' },
	{ from: 'scheduled', to: 'cancelled', by: 'curator' },
	{ from: 'published', to: 'cancelled', by: 'curator' }
];
