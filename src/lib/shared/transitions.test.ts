import { expect, test } from 'vitest';
import { canTransition, type Transition } from './transitions.ts';

const transitions: Transition<'open' | 'shut'>[] = [{ from: 'open', to: 'shut', by: 'curator' }];

test('allows a transition only from its state, in its direction and for its role', () => {
	expect(canTransition(transitions, 'open', 'shut', 'curator')).toBe(true);
	expect(canTransition(transitions, 'open', 'shut', 'coordinator')).toBe(true);
	expect(canTransition(transitions, 'open', 'shut', 'artist')).toBe(false);
	expect(canTransition(transitions, 'shut', 'open', 'curator')).toBe(false);
});
