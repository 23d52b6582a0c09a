import { expect, test } from 'vitest';
import { inTurns } from './inTurns.ts';

/** Three things that change when the test says so; `done` are the ones that were updated. */
function three() {
	const changed = new Set<string>();
	const done: string[] = [];
	const turns = inTurns(
		['a', 'b', 'c'].map((name) => ({
			update() {
				const isChanged = changed.delete(name);
				if (isChanged) done.push(name);
				return isChanged;
			}
		}))
	);
	return { turns, done, change: (...names: string[]) => names.forEach((name) => changed.add(name)) };
}

test('updates one at a time, and lets none wait for the others when all of them change always', () => {
	const { turns, done, change } = three();
	for (let i = 0; i < 6; i++) {
		change('a', 'b', 'c');
		turns.next();
	}
	expect(done).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
});

test('passes over those that haven’t changed, which keep their turn', () => {
	const { turns, done, change } = three();
	change('c');
	turns.next();
	turns.next();
	change('a', 'b', 'c');
	for (let i = 0; i < 3; i++) turns.next();
	expect(done).toEqual(['c', 'a', 'b', 'c']);
});

test('updates all when there is time', () => {
	const { turns, done, change } = three();
	change('a', 'c');
	turns.all();
	turns.all();
	expect(done).toEqual(['a', 'c']);
});
