import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { m } from '#lib/shared/paraglide/messages.js';
import { opened, placed } from '../hang.example.ts';
import { page } from './pointer.example.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** With Alt nothing snaps. */
const free = { altKey: true };

describe('the tray', () => {
	test('takes a work that is dropped there off the wall', () => {
		const { view, pointer, at, place } = page();
		pointer.down(at(50, 135));
		pointer.move(at(1150, 135));
		pointer.up(at(1150, 135));
		expect(place('w1.1')).toBeUndefined();
		expect(view.spoken).toBe(m.exhibitions_hang_taken_off({ number: '1' }));
	});

	test('is meant where it covers a part of a wall that is scrolled out of the pane', () => {
		const { view, pointer, at, place, scrollBy } = page();
		scrollBy(-300);
		pointer.down(at(1120, 520));
		pointer.move(at(1120, 200));
		expect(view.ghost?.id, 'not on the wall yet').toBe('w5.1');
		pointer.up(at(1120, 200));
		pointer.down(at(350, 135));
		pointer.move(at(1150, 135));
		pointer.up(at(1150, 135));
		expect([place('w5.1'), place('w1.1')]).toEqual([undefined, undefined]);
	});

	test('gives a work that floats with the pointer until it is over a wall, where it is held by its middle', () => {
		const { editor, view, pointer, at, held, selected } = page();
		pointer.down(at(1120, 520));
		pointer.move(at(1120, 560));
		expect(view.ghost).toEqual({ id: 'w5.1', x: 1120, y: 560 });
		expect(editor.history.canUndo).toBe(false);
		pointer.move(at(840, 100, free));
		expect(view.ghost).toBeNull();
		expect(held('w5.1')).toEqual([2, 1850, 1650]);
		expect(selected()).toEqual(['w5.1']);
		pointer.up(at(840, 100));
		editor.undo();
		expect(editor.hang).toEqual(opened().placements);
	});

	test('keeps a work that is released before it is over a wall', () => {
		const { editor, view, pointer, at } = page();
		for (const end of [() => pointer.up(at(900, 450)), pointer.cancel]) {
			pointer.down(at(1120, 520));
			pointer.move(at(900, 450));
			end();
			expect(view.ghost).toBeNull();
			expect(editor.hang).toEqual(opened().placements);
		}
	});

	test('doesn’t give a work that stands in the room', () => {
		const { editor, view, pointer, at } = page(opened({ placements: [placed(5, null, 0)] }));
		pointer.down(at(1120, 520));
		pointer.move(at(300, 135));
		expect([view.ghost, editor.dragged.size]).toEqual([null, 0]);
	});
});
