import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { m } from '#lib/shared/paraglide/messages.js';
import { emptyDoor, emptyFurniture, emptySide, type PlanFields } from '../forms/roomPlanForm.ts';
import { planFields, pointerAt, pressed } from './editors.example.ts';
import { PlanEditor } from './planEditor.svelte.ts';
import { cornerText, PlanPointer, squared } from './planPointer.svelte.ts';
import { PlanTools } from './planTools.svelte.ts';

const start = (more: Partial<PlanFields> = {}) => {
	const fields = planFields(more);
	return new PlanEditor(fields, fields, 'de');
};
const corners = (editor: PlanEditor) => editor.outline?.map(({ xMm, yMm }) => [xMm, yMm]);
const square = [
	[0, 0],
	[6000, 0],
	[6000, 4000],
	[0, 4000]
];
const doorEdges = (editor: PlanEditor) => editor.values.doors.map(({ edge }) => edge);

describe('what is drawn', () => {
	test('is the outline with everything in the room', () => {
		const editor = start();
		expect(corners(editor)).toEqual(square);
		expect(editor.plan?.doors.map(({ edge }) => edge)).toEqual([0, 1, 2, 3]);
		expect(editor.errors).toEqual({});
	});
	test('leaves out a line that can’t be read, and draws the others', () => {
		const editor = start();
		editor.typeField('doors', emptyDoor, 1, 'width', 'breit');
		editor.typeField('furniture', emptyFurniture, 0, 'name', 'Tisch');
		expect(Object.keys(editor.errors)).toContain('door_width-1');
		expect(editor.plan?.doors.map(({ edge }) => edge)).toEqual([0, 2, 3]);
		expect(editor.plan?.furniture).toEqual([]);
	});
	test('is nothing while the sides can’t be read', () => {
		const editor = start();
		editor.typeField('sides', emptySide, 1, 'length', 'lang');
		expect(editor.outline).toBeNull();
		expect(editor.plan).toBeNull();
	});
});

test('moves the corners when a side is typed', () => {
	const editor = start();
	editor.typeField('sides', emptySide, 0, 'length', '500,0');
	expect(corners(editor)?.slice(0, 3)).toEqual([
		[0, 0],
		[5000, 0],
		[5000, 4000]
	]);
	expect(editor.values.outline.startsWith('0,0 5000,0')).toBe(true);
});

test('writes the sides into the form when a corner is moved', () => {
	const editor = start();
	editor.setCorner(1, { xMm: 6000.4, yMm: -3000 });
	expect(corners(editor)?.[1]).toEqual([6000, -3000]);
	expect(editor.values.sides[1]!.length).toBe('700,0');
});

test('takes typing as one step, a drag as one step, and each corner as its own', () => {
	const editor = start();
	editor.typeHeight('3');
	editor.typeHeight('30');
	editor.typeHeight('30');
	editor.remember();
	editor.dragCorner(0, { xMm: 100, yMm: 0 });
	editor.dragCorner(0, { xMm: 200, yMm: 0 });
	editor.setCorner(2, { xMm: 6100, yMm: 4000 }, 'keys-2');
	editor.setCorner(2, { xMm: 6110, yMm: 4000 }, 'keys-2');
	editor.undo();
	expect(corners(editor)?.[2]).toEqual([6000, 4000]);
	editor.undo();
	expect(corners(editor)?.[0]).toEqual([0, 0]);
	expect(editor.values.height).toBe('30');
	editor.undo();
	expect(editor.values.height).toBe('');
	expect(editor.history.canUndo).toBe(false);
});

describe('corners that come and go', () => {
	test('a split edge gets a corner in its middle, which is selected; doors stay on their sides', () => {
		const editor = start();
		editor.splitEdge(1);
		expect(corners(editor)).toEqual([
			[0, 0],
			[6000, 0],
			[6000, 2000],
			[6000, 4000],
			[0, 4000]
		]);
		expect(editor.selected).toBe(2);
		expect(doorEdges(editor)).toEqual(['1', '2', '4', '5']);
		editor.undo();
		expect(corners(editor)).toEqual(square);
		expect(doorEdges(editor)).toEqual(['1', '2', '3', '4']);
	});
	test('a removed corner takes its edge along; doors stay on their sides, and nothing is selected', () => {
		const editor = start();
		editor.selected = 2;
		editor.removeCorner(2);
		expect(corners(editor)).toEqual([
			[0, 0],
			[6000, 0],
			[0, 4000]
		]);
		expect(doorEdges(editor)).toEqual(['1', '2', '2', '3']);
		expect(editor.selected).toBeNull();
	});
	test('with the first corner, the last edge and the first become the last one', () => {
		const editor = start();
		editor.removeCorner(0);
		expect(corners(editor)).toEqual([
			[6000, 0],
			[6000, 4000],
			[0, 4000]
		]);
		expect(doorEdges(editor)).toEqual(['3', '1', '2', '3']);
	});
	test('a number of an edge that can’t be read stays as it is typed', () => {
		const editor = start();
		editor.typeField('doors', emptyDoor, 0, 'edge', '');
		editor.typeField('doors', emptyDoor, 1, 'edge', 'x');
		editor.splitEdge(0);
		expect(doorEdges(editor)).toEqual(['', 'x', '4', '5']);
	});
	test('three corners are the fewest', () => {
		const editor = start({ doors: [] });
		editor.removeCorner(3);
		editor.removeCorner(2);
		expect(corners(editor)).toHaveLength(3);
	});
	test('undo drops the selection of a corner that is gone', () => {
		const editor = start();
		editor.splitEdge(3);
		expect(editor.selected).toBe(4);
		editor.undo();
		expect(editor.selected).toBeNull();
	});
});

test('undoes every action back to the beginning, and redoes every action', () => {
	const place = fc.record({ xMm: fc.integer({ min: -9000, max: 9000 }), yMm: fc.integer({ min: -9000, max: 9000 }) });
	const corner = fc.integer({ min: 0, max: 2 });
	const action = fc.oneof(
		fc.tuple(corner, place).map(
			([i, to]) =>
				(editor: PlanEditor) =>
					editor.setCorner(i, to)
		),
		corner.map((i) => (editor: PlanEditor) => editor.splitEdge(i)),
		place.map((to) => (editor: PlanEditor) => editor.addEscape(to)),
		fc.constant((editor: PlanEditor) => editor.clearEscape())
	);
	fc.assert(
		fc.property(fc.array(action, { minLength: 1, maxLength: 15 }), (actions) => {
			const editor = start();
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
		}),
		{ numRuns: 40 }
	);
});

test('knows whether anything differs from what the server has', () => {
	const editor = start();
	expect(editor.changed).toBe(false);
	editor.addEscape({ xMm: 1000.4, yMm: 500 });
	expect(editor.values.escape).toEqual([{ x: '100,0', y: '50,0' }]);
	expect(editor.changed).toBe(true);
	editor.markSaved();
	expect(editor.changed).toBe(false);
	editor.undo();
	expect(editor.changed).toBe(true);
});

describe('a corner near the lines of its neighbours', () => {
	const outline = [
		{ xMm: 0, yMm: 0 },
		{ xMm: 6000, yMm: 0 },
		{ xMm: 6000, yMm: 4000 },
		{ xMm: 0, yMm: 4000 }
	];
	test.each([
		['goes onto both', { xMm: 5930, yMm: 60 }, { xMm: 6000, yMm: 0 }],
		['goes onto one', { xMm: 5930, yMm: 500 }, { xMm: 6000, yMm: 500 }],
		['stays where it is farther away', { xMm: 5900, yMm: 100 }, { xMm: 5900, yMm: 100 }]
	])('%s', (_what, to, expected) => {
		expect(squared(outline, 1, to, 80)).toEqual(expected);
	});
	test('the first corner has the last one as a neighbour', () => {
		expect(squared(outline, 0, { xMm: 50, yMm: 900 }, 80)).toEqual({ xMm: 0, yMm: 900 });
	});
});

describe('a pointer on the plan', () => {
	/** A plan whose pixels are millimetres. */
	function page(more: Partial<PlanFields> = {}) {
		const editor = start(more);
		const tools = new PlanTools();
		const view = { pointOf: ({ clientX, clientY }: PointerEvent) => ({ xMm: clientX, yMm: clientY }), px: () => 1, locale: 'de' };
		return { editor, tools, pointer: new PlanPointer(editor, tools, view), at: (x: number, y: number) => pointerAt({ x, y }) };
	}

	test('drags a corner in whole centimetres as one step, with the drawing framed as it was', () => {
		const { editor, tools, pointer, at } = page();
		const event = at(6000, 4000);
		pointer.downOnCorner(event, 2);
		expect(event.asked).toEqual(['stopPropagation', 'capture']);
		expect(editor.selected).toBe(2);
		const framed = pointer.framedOutline;
		expect(framed).toEqual(editor.outline);
		pointer.move(at(6504, 4201));
		pointer.move(at(7004, 4401));
		expect(corners(editor)?.[2]).toEqual([7000, 4400]);
		expect(pointer.framedOutline).toBe(framed);
		pointer.up();
		expect(pointer.framedOutline).toBeNull();
		expect(tools.spoken).toBe(cornerText(2, { xMm: 7000, yMm: 4400 }, 'de'));
		editor.undo();
		expect(corners(editor)).toEqual(square);
		expect(editor.history.canUndo).toBe(false);
	});
	test('squares a dragged corner', () => {
		const { editor, pointer, at } = page();
		pointer.downOnCorner(at(6000, 4000), 2);
		pointer.move(at(6500, 4000));
		pointer.move(at(6007, 4500));
		expect(corners(editor)?.[2]).toEqual([6010, 4500]);
		pointer.move(at(6004, 4500));
		expect(corners(editor)?.[2]).toEqual([6000, 4500]);
	});
	test('selects without moving when it has hardly moved', () => {
		const { editor, pointer, at } = page();
		pointer.downOnCorner(at(6000, 4000), 2);
		pointer.move(at(6003, 4003));
		pointer.up();
		expect(editor.selected).toBe(2);
		expect(editor.history.canUndo).toBe(false);
	});
	test('puts the selected corner with a tap, once', () => {
		const { editor, tools, pointer, at } = page();
		editor.selected = 2;
		tools.toggle('put');
		expect(tools.spoken).toBe(m.walls_plan_put_how());
		pointer.down(at(7001, 4000));
		expect(corners(editor)?.[2]).toEqual([7000, 4000]);
		expect(tools.mode).toBe('pick');
		pointer.down(at(1000, 1000));
		expect(editor.selected).toBeNull();
		expect(corners(editor)?.[2]).toEqual([7000, 4000]);
	});
	test('adds points of the escape route as long as the mode lasts', () => {
		const { editor, tools, pointer, at } = page();
		tools.toggle('escape');
		pointer.downOnCorner(at(6000, 4000), 2);
		expect(editor.selected, 'no corner is dragged then').toBeNull();
		pointer.down(at(1000, 1000));
		pointer.down(at(2000, 1000));
		expect(editor.values.escape.map(({ x }) => x)).toEqual(['100,0', '200,0']);
		tools.toggle('escape');
		expect(tools.mode).toBe('pick');
	});
	test('keys move a corner by 10 or 1 mm as one step, select and remove it', () => {
		const { editor, tools, pointer } = page();
		pointer.key(pressed('ArrowRight'), 1);
		pointer.key(pressed('ArrowDown', true), 1);
		expect(corners(editor)?.[1]).toEqual([6010, -1]);
		expect(editor.selected).toBe(1);
		editor.undo();
		expect(corners(editor)).toEqual(square);
		pointer.key(pressed('Enter'), 3);
		expect(editor.selected).toBe(3);
		pointer.key(pressed('Delete'), 3);
		expect(corners(editor)).toHaveLength(3);
		expect(tools.spoken).toBe(m.walls_removed());
		const tab = pressed('Tab');
		pointer.key(tab, 1);
		expect(tab.isPrevented).toBe(false);
	});
});
