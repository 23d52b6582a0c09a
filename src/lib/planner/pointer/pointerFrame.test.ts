import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { m } from '#lib/shared/paraglide/messages.js';
import { page } from './pointer.example.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

test('selects what a frame touches, on all walls, and lets go of what it doesn’t touch any more', () => {
	const { view, pointer, at, asked, selected } = page();
	pointer.down(at(280, 100));
	pointer.move(at(700, 140));
	expect(view.frame).toEqual({ xMm: 280, yMm: 100, widthMm: 420, heightMm: 40 });
	expect(asked).toContain('capture 1');
	expect(selected()).toEqual(['w3.1', 'w4.1']);
	pointer.move(at(200, 140));
	expect(selected()).toEqual(['w2.1']);
	pointer.up(at(200, 140));
	expect(view).toMatchObject({ frame: null, spoken: m.exhibitions_hang_chosen_count({ count: 1 }) });
	pointer.move(at(700, 140));
	expect(selected(), 'the frame has ended').toEqual(['w2.1']);
});

test.each([
	[{ shiftKey: true }, ['w1.1', 'w3.1']],
	[{}, ['w3.1']]
])('with %o selects %o when the first work was selected before', (keys, expected) => {
	const { editor, pointer, at, selected } = page();
	editor.select('w1.1');
	pointer.down(at(280, 100, keys));
	pointer.move(at(320, 140, keys));
	expect(selected()).toEqual(expected);
});

test('takes a press that hardly moved for a tap: it selects nothing, and chooses the wall', () => {
	const { editor, view, pointer, at, selected } = page();
	editor.select('w1.1');
	pointer.down(at(900, 50));
	pointer.move(at(902, 51));
	expect(view.frame).toBeNull();
	pointer.up(at(902, 51));
	expect(selected()).toEqual([]);
	expect(view.wallId).toBe(2);
	view.addsToSelection = true;
	editor.select('w1.1');
	pointer.down(at(300, 400));
	pointer.up(at(300, 400));
	expect(selected(), 'while several are chosen').toEqual(['w1.1']);
	expect(view.wallId, 'between the walls').toBe(2);
});

test('is drawn neither by a finger nor in another mode', () => {
	const { view, pointer, at, finger } = page();
	pointer.down(finger(280, 100));
	pointer.move(finger(400, 140));
	expect(view.frame).toBeNull();
	pointer.cancel();
	view.mode = 'swap';
	pointer.down(at(280, 100));
	pointer.move(at(400, 140));
	expect(view.frame).toBeNull();
});

test('disappears when the browser cancels it', () => {
	const { view, pointer, at } = page();
	pointer.down(at(280, 100));
	pointer.move(at(400, 140));
	pointer.cancel();
	pointer.move(at(500, 140));
	expect(view.frame).toBeNull();
});
