import { expect, test } from 'vitest';
import { canMove, type Move } from './transitions.ts';

const moves: Move<'open' | 'shut'>[] = [{ from: 'open', to: 'shut', by: 'curator' }];

test('a move needs its table, its direction and its role', () => {
	expect(canMove(moves, 'open', 'shut', 'curator')).toBe(true);
	expect(canMove(moves, 'open', 'shut', 'coordinator')).toBe(true);
	expect(canMove(moves, 'open', 'shut', 'artist')).toBe(false);
	expect(canMove(moves, 'shut', 'open', 'curator')).toBe(false);
});
