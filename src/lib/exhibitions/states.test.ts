import { expect, test } from 'vitest';
import { canTransition } from '#lib/shared/transitions.ts';
import { exhibitionTransitions, exhibitionStates } from './states.ts';

const allowed = new Set([
	'draft > scheduled',
	'scheduled > draft',
	'scheduled > published',
	'published > scheduled',
	'draft > cancelled',
	'scheduled > cancelled',
	'published > cancelled'
]);
const all = exhibitionStates.flatMap((from) => exhibitionStates.map((to) => [from, to] as const));

test.each(all)('allows the transition from %s to %s only as in the list', (from, to) => {
	expect(canTransition(exhibitionTransitions, from, to, 'curator')).toBe(allowed.has(`${from} > ${to}`));
	expect(canTransition(exhibitionTransitions, from, to, 'coordinator')).toBe(allowed.has(`${from} > ${to}`));
	expect(canTransition(exhibitionTransitions, from, to, 'artist')).toBe(false);
});
