import { expect, test } from 'vitest';
import { scaleFieldsOf } from '../forms/scalePhotoForm.ts';
import { pressed } from './editors.example.ts';
import { ScaleEditor } from './scaleEditor.svelte.ts';

const start = (width = 1000) => new ScaleEditor({ width, height: 500 }, scaleFieldsOf(null, 'de'), 'de');

test('taps set the two points in turns, as shares of the photograph', () => {
	const editor = start();
	expect([editor.point('a'), editor.point('b')]).toEqual([null, null]);
	editor.tap({ x: 250, y: 125 });
	editor.tap({ x: 1000, y: 0 });
	expect(editor.values).toMatchObject({ a_x: '25,00', a_y: '25,00', b_x: '100,00', b_y: '0,00' });
	editor.tap({ x: 500, y: 500 });
	expect([editor.point('a'), editor.point('b')]).toEqual([
		{ x: 500, y: 500 },
		{ x: 1000, y: 0 }
	]);
});

test('a point that was pressed is the one that the next tap sets', () => {
	const editor = start();
	editor.tap({ x: 250, y: 125 });
	editor.next = 'a';
	editor.tap({ x: 100, y: 100 });
	expect(editor.point('a')).toEqual({ x: 100, y: 100 });
	expect(editor.point('b')).toBeNull();
});

test('a point beyond the photograph goes to its edge', () => {
	const editor = start();
	editor.put('a', { x: -20, y: 900 });
	expect(editor.point('a')).toEqual({ x: 0, y: 500 });
});

test('a point that is typed is where it says, and nowhere while it can’t be read', () => {
	const editor = start();
	editor.values = { ...editor.values, a_x: '50', a_y: '10,5' };
	expect(editor.point('a')).toEqual({ x: 500, y: 52.5 });
	editor.values = { ...editor.values, a_x: 'halb' };
	expect(editor.point('a')).toBeNull();
});

test('arrow keys move a point by 10 pixels, with Shift by 1, and by more on a large photograph', () => {
	const editor = start();
	editor.put('a', { x: 500, y: 250 });
	const key = pressed('ArrowUp');
	editor.key(key, 'a');
	expect(editor.point('a')).toEqual({ x: 500, y: 240 });
	expect(key.isPrevented).toBe(true);
	editor.key(pressed('ArrowRight', true), 'a');
	expect(editor.point('a')).toEqual({ x: 501, y: 240 });
	const large = start(8000);
	large.put('a', { x: 4000, y: 250 });
	large.key(pressed('ArrowLeft'), 'a');
	expect(large.point('a')!.x).toBe(3960);
});

test('other keys, and keys on a point that isn’t set, do nothing', () => {
	const editor = start();
	const [arrow, letter] = [pressed('ArrowUp'), pressed('a')];
	editor.key(arrow, 'b');
	editor.put('a', { x: 500, y: 250 });
	editor.key(letter, 'a');
	expect([arrow.isPrevented, letter.isPrevented]).toEqual([false, false]);
	expect(editor.point('a')).toEqual({ x: 500, y: 250 });
});
