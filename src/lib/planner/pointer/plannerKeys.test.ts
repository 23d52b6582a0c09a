import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { m } from '#lib/shared/paraglide/messages.js';
import { keyboard } from './keys.example.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each(['ctrlKey', 'metaKey'])('with %s, Z undoes, and Y and Shift+Z redo; only what undoes says so', (command) => {
	const { view, key, on, place } = keyboard();
	on('w1.1', 'ArrowRight');
	view.say('');
	for (const [redo, held] of [
		['y', {}],
		['Z', { shiftKey: true }]
	] as const) {
		expect(key('z', { [command]: true })).toBe(true);
		expect(place('w1.1')).toEqual([200, 1250]);
		expect(view.spoken).toBe(m.exhibitions_hang_undone());
		view.spoken = '';
		expect(key(redo, { [command]: true, ...held })).toBe(true);
		expect(place('w1.1')).toEqual([210, 1250]);
		expect(view.spoken).toBe('');
	}
});

test('Ctrl+Z says nothing when there is nothing to undo', () => {
	const { view, key } = keyboard();
	expect(key('z', { ctrlKey: true })).toBe(true);
	expect(view.spoken).toBe('');
});

test('Ctrl+A adds all works of the wall to the selection, and says how many are selected', () => {
	const { editor, view, key, selected } = keyboard();
	expect(key('a', { ctrlKey: true }), 'without a wall it selects the text of the page').toBe(false);
	editor.select('w4.1');
	view.wallId = 1;
	expect(key('a', { ctrlKey: true })).toBe(true);
	expect(selected()).toEqual(['w4.1', 'w4.2', 'w1.1', 'w2.1', 'w3.1']);
	expect(view.spoken).toBe(m.exhibitions_hang_chosen_count({ count: 5 }));
});

test('Ctrl+G groups two works of the wall, not one, and Ctrl+Shift+G ungroups them', () => {
	const { editor, view, key } = keyboard();
	const clusters = () => editor.itemsOn(1).filter(({ placement }) => placement.cluster !== null).length;
	view.wallId = 1;
	for (const id of ['w1.1', 'w4.1']) editor.selected.add(id);
	key('g', { ctrlKey: true });
	expect(clusters()).toBe(0);
	editor.selected.add('w2.1');
	expect(key('g', { ctrlKey: true })).toBe(true);
	expect(clusters()).toBe(2);
	key('G', { ctrlKey: true, shiftKey: true });
	expect(clusters()).toBe(0);
});

test('Escape leaves the mode first, then the selection, and then it is left to the browser', () => {
	const { editor, view, key, selected } = keyboard();
	editor.select('w1.1');
	view.mode = 'swap';
	expect(key('Escape')).toBe(true);
	expect([view.mode, selected()]).toEqual(['choose', ['w1.1']]);
	expect(key('Escape')).toBe(true);
	expect(selected()).toEqual([]);
	expect(key('Escape')).toBe(false);
});

test.each([
	['z', {}],
	['a', {}],
	['g', {}],
	['y', { shiftKey: true }],
	['s', { ctrlKey: true }],
	['Enter', {}]
])('%s with %o is left to the browser', (name, held) => {
	const { editor, view, key, on, place } = keyboard();
	view.wallId = 1;
	on('w1.1', 'ArrowRight');
	expect(key(name, held)).toBe(false);
	expect(place('w1.1')).toEqual([210, 1250]);
	expect(editor.selected.size).toBe(1);
});

test('in a field all keys are left to the browser: they change what is typed', () => {
	const { view, key, on, place, selected } = keyboard();
	view.wallId = 1;
	on('w1.1', 'ArrowRight');
	for (const name of ['z', 'a', 'Escape']) expect(key(name, { ctrlKey: true }, true)).toBe(false);
	expect(place('w1.1')).toEqual([210, 1250]);
	expect(selected()).toEqual(['w1.1']);
});
