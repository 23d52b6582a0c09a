import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { opened } from '../hang.example.ts';
import { page } from './pointer.example.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

describe('a press with the mouse', () => {
	test('selects the work at once and moves the focus there; the tools apply to its wall', () => {
		const { view, pointer, at, asked, selected } = page();
		pointer.down(at(700, 135));
		expect(selected()).toEqual(['w4.1', 'w4.2']);
		expect(asked).toEqual(['preventDefault', 'focus w4.1']);
		pointer.up(at(700, 135));
		expect(view.wallId).toBe(2);
	});

	test('selects one part of a piece with Alt', () => {
		const { at, tap, selected } = page();
		tap(at(780, 135, { altKey: true }));
		expect(selected()).toEqual(['w4.2']);
	});

	test.each(['shiftKey', 'ctrlKey', 'metaKey'])('adds to the selection with %s, and takes out again', (key) => {
		const { at, tap, selected } = page();
		tap(at(50, 135));
		tap(at(180, 135, { [key]: true }));
		expect(selected()).toEqual(['w1.1', 'w2.1']);
		tap(at(50, 135, { [key]: true }));
		expect(selected()).toEqual(['w2.1']);
	});

	test('on one of several selected works selects only this one when it is released, so that all could be dragged', () => {
		const { editor, pointer, at, selected } = page();
		for (const id of ['w1.1', 'w2.1']) editor.selected.add(id);
		pointer.down(at(50, 135));
		expect(selected()).toEqual(['w1.1', 'w2.1']);
		pointer.up(at(51, 135));
		expect(selected()).toEqual(['w1.1']);
	});

	test('with another button does nothing', () => {
		const { editor, pointer, at, tap, selected } = page();
		tap(at(50, 135, { button: 2 }));
		pointer.move(at(90, 135));
		expect([selected(), editor.dragged.size]).toEqual([[], 0]);
	});
});

describe('a finger', () => {
	test('that swipes over a work scrolls: it neither selects nor drags it', () => {
		const { editor, pointer, finger, selected } = page();
		pointer.down(finger(50, 135));
		pointer.move(finger(90, 135));
		pointer.cancel();
		expect([selected(), editor.dragged.size]).toEqual([[], 0]);
	});

	test('selects by a tap, and drags what is selected', () => {
		const { pointer, finger, tap, held, selected } = page();
		tap(finger(50, 135));
		expect(selected()).toEqual(['w1.1']);
		pointer.down(finger(50, 135));
		pointer.move(finger(60, 135, { altKey: true }));
		expect(held('w1.1')).toEqual([1, 300, 1250]);
	});

	test('adds to the selection and takes out again while several works are chosen', () => {
		const { view, pointer, finger, tap, selected } = page();
		view.addsToSelection = true;
		for (const x of [50, 180]) tap(finger(x, 135));
		pointer.down(finger(50, 135));
		expect(selected(), 'it may become a drag of both').toEqual(['w1.1', 'w2.1']);
		pointer.up(finger(50, 135));
		expect(selected()).toEqual(['w2.1']);
		tap(finger(450, 135));
		expect(selected(), 'a tap beside the works keeps them').toEqual(['w2.1']);
	});

	test('beside the works selects nothing, and chooses the wall', () => {
		const { editor, view, finger, tap, selected } = page();
		editor.select('w1.1');
		tap(finger(900, 50));
		expect(selected()).toEqual([]);
		expect(view.wallId).toBe(2);
	});
});

describe('a tap in another mode', () => {
	/** A press on a work, moved as far as for a drag. */
	function tapped(mode: 'put' | 'swap' | 'after', id: string, x: number) {
		const all = page();
		all.editor.select(id);
		all.view.mode = mode;
		all.pointer.down(all.at(x, 135));
		all.pointer.move(all.at(x + 10, 135));
		expect(all.editor.dragged.size, 'nothing is dragged').toBe(0);
		all.pointer.up(all.at(x, 135));
		return all;
	}

	test('puts the middle of the selected work where the wall was tapped, also over another work', () => {
		const { view, place } = tapped('put', 'w5.1', 840);
		expect(place('w5.1')).toEqual([2, 1850, 1300]);
		expect(view.mode).toBe('choose');
		expect(tapped('put', 'w5.1', 180).place('w5.1')).toEqual([1, 1650, 1300]);
	});
	test('swaps the selected work with the tapped one', () => {
		const { place } = tapped('swap', 'w1.1', 310);
		expect([place('w1.1'), place('w3.1')]).toEqual([
			[1, 3000, 1250],
			[1, 200, 1250]
		]);
	});
	test('hangs the selected work after the tapped one', () => {
		const { editor } = tapped('after', 'w1.1', 160);
		const order = editor.itemsOn(1).sort((a, b) => a.placement.xMm - b.placement.xMm);
		expect(order.map(({ key }) => key)).toEqual(['2', '1', '3']);
	});
	test('beside the works swaps nothing, and waits for a work', () => {
		const { editor, view, selected } = tapped('swap', 'w1.1', 450);
		expect(editor.hang).toEqual(opened().placements);
		expect([view.mode, selected()]).toEqual(['swap', ['w1.1']]);
	});
});
