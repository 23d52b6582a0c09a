import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wholePart } from '#lib/images/make/parts.ts';
import { retouchLimits } from '#lib/images/make/retouch.ts';
import { showRetouchForm } from '../retouchForm.ts';
import { type PartId, RetouchEditor } from './retouchEditor.svelte.ts';
import { RetouchPointer } from './retouchPointer.svelte.ts';

const crop = { x: 1000, y: 2000, width: 5000, height: 4000 };
function start(retouch: Parameters<typeof showRetouchForm>[0] = {}) {
	const form = showRetouchForm(retouch, 'de');
	return new RetouchEditor(form, form, 'de');
}

describe('the retouching of a photograph', () => {
	test('shows what the form says', () => {
		const editor = start({ turn: 90, tilt: -15, crop, blur: [{ x: 0, y: 0, width: 500, height: 500 }] });
		expect(editor).toMatchObject({ turn: 90, tilt: -15, crop, blur: [{ x: 0, y: 0, width: 500, height: 500 }], errors: {} });
		expect(start().crop).toEqual(wholePart);
	});
	test('leaves a part where it was while its fields can’t be read', () => {
		const editor = start({ crop });
		editor.typePart('crop', 'width', 'breit');
		expect(editor.crop).toEqual(crop);
		expect(Object.keys(editor.errors)).toEqual(['crop-width']);
		editor.typePart('crop', 'width', '40');
		expect(editor.crop).toEqual({ ...crop, width: 4000 });
		expect(editor.errors).toEqual({});
	});
	test('shows the whole photograph when the crop is emptied', () => {
		const editor = start({ crop });
		for (const side of ['x', 'y', 'width', 'height'] as const) editor.typePart('crop', side, '');
		expect(editor.crop).toEqual(wholePart);
	});
	test('writes what is drawn into the form', () => {
		const editor = start();
		editor.setPart('crop', crop);
		expect(editor.values.crop).toEqual({ x: '10,0', y: '20,0', width: '50,0', height: '40,0' });
		editor.setTilt(15);
		expect(editor.values.tilt).toBe('1,5');
	});
	test('adds spots in the middle of the crop up to the limit, and selects them', () => {
		const editor = start({ crop });
		editor.addSpot();
		expect(editor.selected).toBe(0);
		const [spot] = editor.blur;
		expect(spot!.x + spot!.width / 2).toBeCloseTo(crop.x + crop.width / 2, -2);
		while (editor.canAddSpot) editor.addSpot();
		expect(editor.blur).toHaveLength(retouchLimits.blurs);
	});
	test('removes the right one of several spots', () => {
		const spots = [1000, 2000, 3000].map((x) => ({ x, y: 1000, width: 500, height: 500 }));
		const editor = start({ blur: spots });
		editor.selected = 2;
		editor.removeSpot(1);
		expect(editor.blur).toEqual([spots[0], spots[2]]);
		expect(editor.selected).toBe('crop');
	});
	test('keeps a spot where it is while its fields can’t be read, also when one before it is removed', () => {
		const [first, second] = [1000, 3000].map((x) => ({ x, y: 1000, width: 500, height: 500 }));
		const editor = start({ blur: [first!, second!] });
		editor.typePart(1, 'x', 'links');
		editor.removeSpot(0);
		expect(editor.blur).toEqual([second]);
	});
	test('turns the parts along with the photograph, and back', () => {
		const editor = start({ crop, tilt: 15 });
		editor.rotate('clockwise');
		expect(editor.turn).toBe(90);
		expect(editor.crop).toEqual({ x: 10_000 - 2000 - 4000, y: 1000, width: 4000, height: 5000 });
		expect(editor.tilt).toBe(15);
		editor.rotate('anticlockwise');
		expect(editor).toMatchObject({ turn: 0, crop });
	});
	test('knows whether anything differs from what the server has', () => {
		const editor = start({ crop });
		expect(editor.changed).toBe(false);
		editor.addSpot();
		expect(editor.changed).toBe(true);
		editor.undo();
		expect(editor.changed).toBe(false);
	});
});

describe('undo and redo', () => {
	const side = fc.integer({ min: 5, max: 40 }).map((n) => n * 100);
	const part = fc.record({ x: side, y: side, width: side, height: side });
	const action = fc.oneof(
		part.map((to) => (editor: RetouchEditor) => editor.setPart('crop', to)),
		part.map((to) => (editor: RetouchEditor) => editor.setPart(editor.blur.length - 1 >= 0 ? 0 : 'crop', to)),
		fc.constantFrom('clockwise' as const, 'anticlockwise' as const).map((way) => (editor: RetouchEditor) => editor.rotate(way)),
		fc.constant((editor: RetouchEditor) => editor.addSpot()),
		fc.constant((editor: RetouchEditor) => (editor.blur.length > 0 ? editor.removeSpot(0) : editor.rotate('clockwise')))
	);
	const seen = ({ values, turn, tilt, crop, blur }: RetouchEditor) => structuredClone({ values, turn, tilt, crop, blur });

	test('undo every action back to the beginning, in the form and in the drawing, and redo every action', () => {
		fc.assert(
			fc.property(fc.array(action, { minLength: 1, maxLength: 12 }), (actions) => {
				const editor = start();
				const states = [seen(editor)];
				for (const act of actions) {
					act(editor);
					states.push(seen(editor));
				}
				for (const state of states.slice(0, -1).reverse()) {
					editor.undo();
					expect(seen(editor)).toEqual(state);
				}
				expect(editor.history.canUndo).toBe(false);
				for (const state of states.slice(1)) {
					editor.redo();
					expect(seen(editor)).toEqual(state);
				}
			})
		);
	});
	test('take typing in one field, and sliding, as one step', () => {
		const editor = start();
		editor.typeField('tilt', '1');
		editor.typeField('tilt', '1,5');
		editor.setTilt(10);
		editor.setTilt(20);
		editor.undo();
		expect(editor.values.tilt).toBe('1,5');
		editor.undo();
		expect(editor.tilt).toBe(0);
		expect(editor.history.canUndo).toBe(false);
	});
	test('select the crop when the selected spot is gone', () => {
		const editor = start();
		editor.addSpot();
		editor.undo();
		expect(editor.selected).toBe('crop');
	});
});

describe('a pointer on the photograph', () => {
	/** A photograph of 2000 by 1000 pixels whose pixels are those of the screen: 1 % is 20 by 10 pixels. */
	function page() {
		const editor = start({ crop });
		const spoken: PartId[] = [];
		const pointer = new RetouchPointer(editor, {
			pointOf: ({ clientX, clientY }) => ({ x: clientX, y: clientY }),
			frame: () => ({ width: 2000, height: 1000 }),
			px: () => 1,
			sayPart: (id) => spoken.push(id)
		});
		const at = (clientX: number, clientY: number, more = {}) =>
			({
				clientX,
				clientY,
				button: 0,
				pointerId: 1,
				currentTarget: { setPointerCapture: () => undefined },
				...more
			}) as unknown as PointerEvent & {
				currentTarget: Element;
			};
		return { editor, pointer, spoken, at };
	}

	test('moves a part as one step, and says where it is then', () => {
		const { editor, pointer, spoken, at } = page();
		pointer.down(at(400, 300), 'crop', null);
		pointer.move(at(420, 310));
		pointer.move(at(600, 400));
		expect(editor.crop).toEqual({ ...crop, x: 2000, y: 3000 });
		expect(spoken).toEqual([]);
		pointer.up();
		expect(spoken).toEqual(['crop']);
		editor.undo();
		expect(editor.crop).toEqual(crop);
		expect(editor.history.canUndo).toBe(false);
	});
	test('stretches a part by its corner', () => {
		const { editor, pointer, at } = page();
		pointer.down(at(1200, 600), 'crop', 'se');
		pointer.move(at(1400, 700));
		expect(editor.crop).toEqual({ ...crop, width: 6000, height: 5000 });
	});
	test('selects without moving when it has hardly moved, or isn’t the one that was pressed', () => {
		const { editor, pointer, spoken, at } = page();
		editor.addSpot();
		pointer.down(at(400, 300), 'crop', null);
		expect(editor.selected).toBe('crop');
		pointer.move(at(402, 302));
		pointer.move(at(900, 900, { pointerId: 2 }));
		pointer.up();
		pointer.move(at(900, 900));
		expect(editor.crop).toEqual(crop);
		expect(spoken).toEqual([]);
	});
	test('ignores the other buttons of a mouse', () => {
		const { editor, pointer, at } = page();
		pointer.down(at(400, 300, { button: 2 }), 'crop', null);
		pointer.move(at(600, 400));
		expect(editor.history.canUndo).toBe(false);
	});
	test.each([
		['ArrowLeft', false, { x: 900 }],
		['ArrowRight', true, { x: 1010 }],
		['ArrowUp', false, { y: 1900 }],
		['ArrowDown', true, { y: 2010 }]
	])('%s (Shift: %s) moves a part', (key, shiftKey, expected) => {
		const { editor, pointer, spoken } = page();
		let isPrevented = false;
		pointer.key({ key, shiftKey, preventDefault: () => (isPrevented = true) }, 'crop', null);
		expect(editor.crop).toEqual({ ...crop, ...expected });
		expect([isPrevented, spoken]).toEqual([true, ['crop']]);
	});
	test('keys stretch by a corner, Enter selects, others are left to the browser', () => {
		const { editor, pointer } = page();
		editor.addSpot();
		const press = (key: string) => {
			let isPrevented = false;
			pointer.key({ key, shiftKey: false, preventDefault: () => (isPrevented = true) }, 'crop', 'nw');
			return isPrevented;
		};
		expect(press('Enter')).toBe(true);
		expect(editor).toMatchObject({ selected: 'crop', crop });
		expect(press('ArrowLeft')).toBe(true);
		expect(editor.crop).toEqual({ ...crop, x: 900, width: 5100 });
		expect(press('Tab')).toBe(false);
	});
});
