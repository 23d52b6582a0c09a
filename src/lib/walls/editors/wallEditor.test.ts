import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyRail } from '../forms/suspensionForm.ts';
import { emptyZone, type WallFields } from '../forms/wallForm.ts';
import { wallFields, zone } from './editors.example.ts';
import { WallEditor } from './wallEditor.svelte.ts';

const start = (more: Partial<WallFields> = {}) => {
	const fields = wallFields(more);
	return new WallEditor(fields, fields, 'de');
};

describe('what is drawn', () => {
	test('is the size, the centre line and the zones that are typed, in millimetres', () => {
		const editor = start({ zones: [zone('60', '0', '90,5', '205')] });
		expect(editor.size).toEqual({ widthMm: 6000, heightMm: 2800 });
		expect(editor.centreLineMm).toBe(1450);
		expect(editor.zones).toEqual([{ xMm: 600, yMm: 0, widthMm: 905, heightMm: 2050 }]);
	});
	test('leaves out a line that can’t be read, and draws the others', () => {
		const editor = start({ zones: [zone('60', '0', '', '205'), zone('', '', '10', '10')] });
		expect(editor.zones).toEqual([null, { xMm: 0, yMm: 0, widthMm: 100, heightMm: 100 }]);
	});
	test('has no size while a side can’t be read, and no centre line above the wall', () => {
		expect(start({ width: '6 m' }).size).toBeNull();
		expect(start({ centre_line: '300' }).centreLineMm).toBeNull();
		expect(start({ centre_line: '' }).centreLineMm, 'the usual one').toBe(1450);
	});
	test('has rails or nails, whichever the wall has, each line by itself', () => {
		const rails = [
			{ ...emptyRail, height: '270' },
			{ ...emptyRail, height: 'oben' }
		];
		const points = [
			{ x: '10', y: '200', load: '' },
			{ x: '10', y: '900', load: '' }
		];
		const editor = start({ suspension: 'rails', rails, points });
		expect(editor.rails.map(({ heightMm }) => heightMm)).toEqual([2700]);
		expect(editor.points).toEqual([null, null]);
		editor.typeField('suspension', 'points');
		expect(editor.rails).toEqual([]);
		expect(editor.points).toEqual([expect.objectContaining({ xMm: 100, yMm: 2000 }), null]);
	});
});

describe('undo and redo', () => {
	const rect = fc.record({
		xMm: fc.integer({ min: 0, max: 5000 }),
		yMm: fc.integer({ min: 0, max: 2000 }),
		widthMm: fc.integer({ min: 10, max: 900 }),
		heightMm: fc.integer({ min: 10, max: 700 })
	});
	const action = fc.oneof(
		rect.map((box) => (editor: WallEditor) => editor.addZone('door', box)),
		rect.map((box) => (editor: WallEditor) => editor.setZone(0, box)),
		rect.map((spot) => (editor: WallEditor) => editor.addPoint(spot)),
		fc.constant((editor: WallEditor) => editor.removeRail(0)),
		fc.constant((editor: WallEditor) => {
			editor.selected = { kind: 'zone', line: 0 };
			editor.removeSelected();
		})
	);

	test('undo every action back to the beginning, and redo every action', () => {
		fc.assert(
			fc.property(fc.array(action, { minLength: 1, maxLength: 30 }), (actions) => {
				const editor = start({ rails: [emptyRail, emptyRail] });
				const states = [editor.values];
				for (const act of actions) {
					act(editor);
					states.push(editor.values);
				}
				for (const state of states.slice(0, -1).reverse()) {
					editor.undo();
					expect(editor.values).toEqual(state);
				}
				expect(editor.changed).toBe(false);
				for (const state of states.slice(1)) {
					editor.redo();
					expect(editor.values).toEqual(state);
				}
			})
		);
	});

	test('take typing in one field as one step', () => {
		const editor = start();
		for (const text of ['5', '50', '500']) editor.typeField('width', text);
		editor.typeField('height', '250');
		editor.undo();
		expect([editor.values.width, editor.values.height]).toEqual(['500', '280']);
		editor.undo();
		expect(editor.values.width).toBe('600');
		expect(editor.history.canUndo).toBe(false);
	});
	test('take typing in one cell of a table as one step, and that in the next as another', () => {
		const editor = start();
		editor.typeZone(0, 'x', '1');
		editor.typeZone(0, 'x', '12');
		editor.typeZone(0, 'y', '3');
		editor.undo();
		expect(editor.values.zones).toEqual([{ ...emptyZone, x: '12' }]);
		editor.undo();
		expect(editor.values.zones).toEqual([]);
	});
	test('take a drag as one step', () => {
		const editor = start({ zones: [zone('60', '0', '90', '205')] });
		editor.remember();
		for (const xMm of [610, 620, 630]) editor.dragZone(0, { xMm, yMm: 0, widthMm: 900, heightMm: 2050 });
		editor.undo();
		expect(editor.values.zones[0]!.x).toBe('60');
		expect(editor.history.canUndo).toBe(false);
	});
	test('drop the selection when its line is gone', () => {
		const editor = start();
		editor.addZone('door', { xMm: 0, yMm: 0, widthMm: 900, heightMm: 2050 });
		expect(editor.selected).toEqual({ kind: 'zone', line: 0 });
		editor.undo();
		expect(editor.selected).toBeNull();
	});
	test('change nothing for a field that stays as it was', () => {
		const editor = start();
		editor.typeField('width', '600');
		expect(editor.history.canUndo).toBe(false);
	});
});

test('knows whether anything differs from what the server has', () => {
	const editor = start();
	expect(editor.changed).toBe(false);
	editor.typeField('code', 'B');
	expect(editor.changed).toBe(true);
	editor.typeField('code', 'A');
	expect(editor.changed).toBe(false);
	expect(new WallEditor(wallFields({ code: 'B' }), wallFields(), 'de').changed, 'a refused form that is shown again').toBe(true);
});

test('makes spare lines real ones when somebody types in them', () => {
	const editor = start();
	editor.typePoint(1, 'x', '10');
	expect(editor.values.points).toEqual([
		{ x: '', y: '', load: '' },
		{ x: '10', y: '', load: '' }
	]);
	editor.typeRail(0, 'height', '270');
	expect(editor.values.rails).toEqual([{ ...emptyRail, height: '270' }]);
});

test('writes what is drawn into the form, in centimetres of the language, and leaves the other fields of the line', () => {
	const editor = start({ zones: [{ ...zone('60', '0', '90', '205'), reason: 'window', from: '2026-05-01' }] });
	editor.setZone(0, { xMm: 15, yMm: 1000, widthMm: 905, heightMm: 700 });
	expect(editor.values.zones).toEqual([
		{ reason: 'window', x: '1,5', y: '100,0', width: '90,5', height: '70,0', from: '2026-05-01', to: '' }
	]);
	editor.addZone('socket', { xMm: 0, yMm: 0, widthMm: 80, heightMm: 80 });
	expect(editor.values.zones[1]).toEqual({ ...zone('0,0', '0,0', '8,0', '8,0'), reason: 'socket' });
});

test('removes the selected zone or nail, and nothing else', () => {
	const editor = start({ zones: [zone('1', '1', '1', '1'), zone('2', '2', '2', '2')], points: [{ x: '5', y: '5', load: '' }] });
	editor.removeSelected();
	expect(editor.history.canUndo, 'nothing is selected').toBe(false);
	editor.selected = { kind: 'zone', line: 0 };
	editor.removeSelected();
	expect(editor.values.zones.map(({ x }) => x)).toEqual(['2']);
	editor.selected = { kind: 'point', line: 0 };
	editor.removeSelected();
	expect(editor.values.points).toEqual([]);
	expect(editor.selected).toBeNull();
});
