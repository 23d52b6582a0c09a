import type { Transition } from '#lib/shared/transitions.ts';

/** What is stored of a show. Upcoming, current and past follow from the dates (`when`) and never are. */
export const exhibitionStates = ['draft', 'scheduled', 'published', 'cancelled'] as const;
export type ExhibitionState = (typeof exhibitionStates)[number];

/** A show is scheduled as soon as it has walls, and a draft again without any. */
export const exhibitionTransitions: readonly Transition<ExhibitionState>[] = [
	{ from: 'draft', to: 'scheduled', by: 'curator' },
	{ from: 'scheduled', to: 'draft', by: 'curator' },
	{ from: 'scheduled', to: 'published', by: 'curator' },
	{ from: 'published', to: 'scheduled', by: 'curator' },
	{ from: 'draft', to: 'cancelled', by: 'curator' },
	{ from: 'scheduled', to: 'cancelled', by: 'curator' },
	{ from: 'published', to: 'cancelled', by: 'curator' }
];
