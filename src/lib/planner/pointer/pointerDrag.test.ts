import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { opened, placed } from '../hang.example.ts';
import { placesText } from '../placeWords.ts';
import { page } from './pointer.example.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** With Alt nothing snaps. */
const free = { altKey: true };

describe('a drag', () => {
	test('begins when the pointer has moved by 4 pixels, not before', () => {
		const { editor, pointer, at, held, place, asked } = page();
		pointer.down(at(50, 135));
		pointer.move(at(53, 135, free));
		expect(held('w1.1')).toBeUndefined();
		expect(asked).not.toContain('capture 1');
		expect(editor.history.canUndo).toBe(false);
		pointer.move(at(54, 135, free));
		expect(held('w1.1')).toEqual([1, 240, 1250]);
		expect(asked).toContain('capture 1');
		pointer.move(at(51, 135, free));
		expect(held('w1.1'), 'it may come back').toEqual([1, 210, 1250]);
		expect(place('w1.1')).toEqual([1, 200, 1250]);
	});

	test('holds the work where it was gripped; it hangs where it is dropped, as one step that is saved at once', () => {
		const { editor, view, pointer, at, place, calls } = page();
		pointer.down(at(25, 150));
		pointer.move(at(40, 150, free));
		pointer.move(at(675, 130, free));
		pointer.up(at(675, 130));
		expect(place('w1.1')).toEqual([2, 300, 1450]);
		expect(view).toMatchObject({ wallId: 2, spoken: placesText(editor, ['w1.1']) });
		expect(calls).toHaveLength(1);
		editor.undo();
		expect(editor.hang).toEqual(opened().placements);
		expect(editor.history.canUndo).toBe(false);
	});

	test('snaps to what is nearer than 9 pixels, with Alt to nothing', () => {
		const { pointer, at, held } = page();
		pointer.down(at(50, 135));
		pointer.move(at(50, 143));
		expect(held('w1.1')).toEqual([1, 200, 1250]);
		pointer.move(at(50, 145));
		expect(held('w1.1')).toEqual([1, 200, 1150]);
		pointer.move(at(50, 143, free));
		expect(held('w1.1')).toEqual([1, 200, 1170]);
	});

	test('takes along what is selected on the same wall, except what is pinned', () => {
		const hang = opened().placements.map((one) => ({ ...one, pinned: one.id === 'w2.1' }));
		const { editor, pointer, at } = page(opened({ placements: hang }));
		for (const id of ['w1.1', 'w2.1', 'w3.1', 'w4.1']) editor.selected.add(id);
		pointer.down(at(50, 135));
		pointer.move(at(60, 135, free));
		expect([...editor.dragged].map(([id, { xMm }]) => [id, xMm])).toEqual([
			['w1.1', 300],
			['w3.1', 3100]
		]);
	});

	test('of a pinned work doesn’t begin, but the work is selected', () => {
		const { editor, pointer, at, selected } = page(opened({ placements: [placed(1, 1, 200, { pinned: true })] }));
		pointer.down(at(50, 135));
		pointer.move(at(90, 135));
		expect(editor.dragged.size).toBe(0);
		expect(selected()).toEqual(['w1.1']);
	});

	test('keeps the work under the pointer when the walls are scrolled', () => {
		const { pointer, at, held, scrollBy } = page();
		pointer.down(at(50, 135));
		pointer.move(at(60, 135, free));
		scrollBy(30);
		expect(held('w1.1')).toEqual([1, 600, 1250]);
	});

	test('follows only the pointer that began it', () => {
		const { pointer, at, held, place } = page();
		pointer.down(at(50, 135));
		pointer.move(at(60, 135, free));
		const other = at(180, 135, { pointerId: 2, pointerType: 'pen' });
		pointer.down(other);
		pointer.move(at(190, 135, { pointerId: 2, pointerType: 'pen' }));
		pointer.up(other);
		expect(held('w1.1')).toEqual([1, 300, 1250]);
		expect(place('w2.1')).toEqual([1, 1500, 1250]);
	});

	test('that the browser cancels leaves everything as it was', () => {
		const { editor, pointer, at } = page();
		pointer.down(at(50, 135));
		pointer.move(at(700, 135, free));
		pointer.cancel();
		pointer.move(at(800, 135));
		pointer.up(at(300, 400));
		expect(editor.hang).toEqual(opened().placements);
		expect([editor.dragged.size, editor.draggedIds.size]).toEqual([0, 0]);
		expect(editor.history.canUndo).toBe(false);
	});
});

describe('keys during a drag', () => {
	const press = (key: string) => {
		const event = { key, isStopped: false, stopPropagation: () => (event.isStopped = true) };
		return event as unknown as KeyboardEvent & { isStopped: boolean };
	};

	test('Escape lets the work go back to where it hung, and lifting the pointer does nothing more', () => {
		const { pointer, at, editor, selected, held } = page();
		editor.select('w1.1');
		pointer.down(at(50, 135));
		pointer.move(at(90, 135));
		const escape = press('Escape');
		pointer.key(escape);
		expect([escape.isStopped, held('w1.1')]).toEqual([true, undefined]);
		pointer.up(at(400, 270));
		expect(editor.hang).toEqual(opened().placements);
		expect([selected(), editor.history.canUndo]).toEqual([['w1.1'], false]);
	});

	test('other keys wait until the work is let go', () => {
		const { pointer, at, held } = page();
		pointer.down(at(50, 135));
		pointer.move(at(90, 135));
		const undo = press('z');
		pointer.key(undo);
		expect(undo.isStopped).toBe(true);
		expect(held('w1.1')).toBeDefined();
		pointer.up(at(90, 135));
		const later = press('z');
		pointer.key(later);
		expect(later.isStopped).toBe(false);
	});
});
