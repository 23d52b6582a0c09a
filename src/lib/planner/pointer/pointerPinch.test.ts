import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { opened } from '../hang.example.ts';
import { page } from './pointer.example.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** A page with the second finger of a hand, which only ever zooms. */
function hand() {
	const all = page();
	const second = (x: number, y: number) => all.finger(x, y, { pointerId: 2, isPrimary: false });
	return { ...all, second };
}

describe('a second finger', () => {
	test('takes the drag of the first one back: both zoom', () => {
		const { editor, pointer, finger, second } = hand();
		editor.select('w1.1');
		pointer.down(finger(50, 135));
		pointer.move(finger(70, 135));
		pointer.down(second(400, 135));
		pointer.move(finger(90, 135));
		pointer.move(second(500, 135));
		pointer.up(second(500, 135));
		pointer.move(finger(120, 135));
		pointer.up(finger(120, 135));
		expect(editor.hang).toEqual(opened().placements);
		expect([editor.draggedIds.size, editor.history.canUndo]).toEqual([0, false]);
	});

	test.each([
		['first', 'second'],
		['second', 'first']
	])('keeps the selection when the %s finger is lifted before the %s', (one) => {
		const { pointer, editor, finger, second, selected } = hand();
		editor.select('w1.1');
		pointer.down(finger(180, 135));
		pointer.down(second(400, 135));
		const lifted = [finger(180, 135), second(400, 135)];
		for (const event of one === 'first' ? lifted : lifted.reverse()) pointer.up(event);
		expect(selected()).toEqual(['w1.1']);
	});

	test('puts no work while one zooms to find its place; the next tap does', () => {
		const { pointer, editor, view, finger, second, tap, place } = hand();
		editor.select('w5.1');
		view.mode = 'put';
		pointer.down(finger(450, 135));
		pointer.down(second(550, 135));
		pointer.up(second(590, 135));
		pointer.up(finger(410, 135));
		expect(view.mode).toBe('put');
		tap(finger(840, 135));
		expect(place('w5.1')).toEqual([2, 1850, 1300]);
	});
});
