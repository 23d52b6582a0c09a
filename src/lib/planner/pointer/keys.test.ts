import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { opened, placed } from '../hang.example.ts';
import { keyboard } from './keys.example.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the arrow keys on a work', () => {
	test.each([
		['ArrowLeft', [190, 1250], [199, 1250]],
		['ArrowRight', [210, 1250], [201, 1250]],
		['ArrowUp', [200, 1260], [200, 1251]],
		['ArrowDown', [200, 1240], [200, 1249]]
	])('%s moves it by 10 mm, with Shift by 1 mm, and selects it', (key, by10, by1) => {
		const { on, place, selected } = keyboard();
		expect(on('w1.1', key)).toBe(true);
		expect(place('w1.1')).toEqual(by10);
		expect(selected()).toEqual(['w1.1']);
		const again = keyboard();
		again.on('w1.1', key, { shiftKey: true });
		expect(again.place('w1.1')).toEqual(by1);
	});
	test('move all selected works with it, or only itself when it isn’t one of them', () => {
		const { editor, on, place } = keyboard();
		for (const id of ['w1.1', 'w2.1']) editor.selected.add(id);
		on('w2.1', 'ArrowRight');
		expect([place('w1.1'), place('w2.1')]).toEqual([
			[210, 1250],
			[1510, 1250]
		]);
		on('w3.1', 'ArrowRight');
		expect([place('w1.1'), place('w3.1')]).toEqual([
			[210, 1250],
			[3010, 1250]
		]);
	});
	test.each(['altKey', 'ctrlKey', 'metaKey'])('are left to the browser with %s', (held) => {
		const { editor, on } = keyboard();
		expect(on('w1.1', 'ArrowLeft', { [held]: true })).toBe(false);
		expect(editor.history.canUndo).toBe(false);
	});
});

test.each(['Tab', 'a', 'PageDown', 'Home', 'F5'])('%s on a work is left to the browser', (key) => {
	const { editor, on, selected } = keyboard();
	expect(on('w1.1', key)).toBe(false);
	expect([selected(), editor.history.canUndo]).toEqual([[], false]);
});

describe('on a work', () => {
	test('Enter selects only it, Space or Shift add it, and Alt selects one part; the tools apply to its wall', () => {
		const { view, on, selected } = keyboard();
		expect(on('w1.1', 'Enter')).toBe(true);
		expect(view.wallId).toBe(1);
		on('w4.1', ' ');
		expect(selected()).toEqual(['w1.1', 'w4.1', 'w4.2']);
		expect(view.wallId).toBe(2);
		on('w1.1', 'Enter', { shiftKey: true });
		expect(selected()).toEqual(['w4.1', 'w4.2']);
		on('w4.2', 'Enter', { altKey: true });
		expect(selected()).toEqual(['w4.2']);
	});
	test.each(['swap', 'after'] as const)('Enter names the other work while the mode is “%s”', (mode) => {
		const { editor, view, on } = keyboard();
		editor.select('w1.1');
		view.mode = mode;
		on('w3.1', 'Enter');
		expect(view.mode).toBe('choose');
		const order = editor.itemsOn(1).sort((a, b) => a.placement.xMm - b.placement.xMm);
		expect(order.map(({ key }) => key)).toEqual(mode === 'swap' ? ['3', '2', '1'] : ['2', '3', '1']);
	});
	test.each([
		['Delete', 'w2.1', 'w3.1'],
		['Backspace', 'w3.1', 'w2.1']
	])('%s takes it off, and the focus goes to its neighbour', (key, id, neighbour) => {
		const { on, place, focused } = keyboard();
		expect(on(id, key)).toBe(true);
		expect(place(id)).toBeNull();
		expect(focused).toEqual([neighbour]);
	});
	test('Delete follows the last work of a wall into the tray', () => {
		const { on, focused } = keyboard(opened({ placements: [placed(1, 1, 200), placed(4, 2, 500)] }));
		on('w1.1', 'Delete');
		expect(focused).toEqual(['w1.1']);
	});
});
