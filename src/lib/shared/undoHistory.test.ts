import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UndoHistory } from './undoHistory.svelte.ts';

/** A number that is changed, undone and redone as an editor does it. */
class Counter {
	value = 0;
	readonly history = new UndoHistory<number>();
	change(value: number, series: string | null = null): void {
		this.history.remember(this.value, series);
		this.value = value;
	}
	undo = (): void => void (this.value = this.history.undo(this.value) ?? this.value);
	redo = (): void => void (this.value = this.history.redo(this.value) ?? this.value);
}

test('undoes every change back to the start, and redoes every change', () => {
	fc.assert(
		fc.property(fc.array(fc.integer(), { maxLength: 60 }), (values) => {
			const counter = new Counter();
			for (const value of values) counter.change(value);
			const backwards = values.map(() => (counter.undo(), counter.value));
			expect(backwards).toEqual([0, ...values].slice(0, -1).reverse());
			expect(counter.history.canUndo).toBe(false);
			const forwards = values.map(() => (counter.redo(), counter.value));
			expect(forwards).toEqual(values);
			expect(counter.history.canRedo).toBe(false);
		})
	);
});

test('behaves like a list of states with a position in it', () => {
	const action = fc.oneof(fc.integer(), fc.constant('undo' as const), fc.constant('redo' as const));
	fc.assert(
		fc.property(fc.array(action, { maxLength: 80 }), (actions) => {
			const counter = new Counter();
			let [states, position] = [[0], 0];
			for (const each of actions) {
				if (each === 'undo') {
					counter.undo();
					position = Math.max(0, position - 1);
				} else if (each === 'redo') {
					counter.redo();
					position = Math.min(states.length - 1, position + 1);
				} else {
					counter.change(each);
					states = [...states.slice(0, position + 1), each];
					position++;
				}
				expect(counter.value).toBe(states[position]);
				expect([counter.history.canUndo, counter.history.canRedo]).toEqual([position > 0, position < states.length - 1]);
			}
		})
	);
});

test('counts changes of one series as one step', () => {
	const counter = new Counter();
	counter.change(1, 'width');
	counter.change(12, 'width');
	counter.change(3, 'height');
	counter.change(34, 'width');
	counter.undo();
	expect(counter.value).toBe(3);
	counter.undo();
	expect(counter.value).toBe(12);
	counter.undo();
	expect(counter.value).toBe(0);
});

test('starts a new step after an undo or a redo, also in the same series', () => {
	const counter = new Counter();
	counter.change(5);
	counter.change(1, 'width');
	counter.undo();
	counter.change(7, 'width');
	counter.undo();
	expect(counter.value).toBe(5);
	counter.redo();
	counter.change(8, 'width');
	counter.undo();
	expect(counter.value).toBe(7);
});

test('starts a new step when a change without a series comes between', () => {
	const counter = new Counter();
	counter.change(1, 'width');
	counter.change(2);
	counter.change(3, 'width');
	counter.undo();
	expect(counter.value).toBe(2);
});

test('a step that is taken back leaves no trace: what could be redone before can be redone', () => {
	const counter = new Counter();
	counter.change(1);
	counter.change(2);
	counter.undo();
	counter.change(3);
	counter.value = counter.history.takeBack()!;
	expect([counter.value, counter.history.canUndo]).toEqual([1, true]);
	counter.redo();
	expect([counter.value, counter.history.canRedo]).toEqual([2, false]);
});
