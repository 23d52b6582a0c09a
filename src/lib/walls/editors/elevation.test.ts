import { describe, expect, test } from 'vitest';
import { m } from '#lib/shared/paraglide/messages.js';
import type { WallFields } from '../forms/wallForm.ts';
import { pointerAt, pressed, wallFields, zone } from './editors.example.ts';
import { onPointKey, onZoneKey } from './elevationKeys.ts';
import { ElevationPointer } from './elevationPointer.svelte.ts';
import { pointText, zoneText } from './elevationWords.ts';
import { WallEditor } from './wallEditor.svelte.ts';
import { WallTools } from './wallTools.svelte.ts';

/** A wall whose pixels are millimetres, with y upwards: places of pointers are places on the wall. */
function start(more: Partial<WallFields> = {}) {
	const fields = wallFields(more);
	const editor = new WallEditor(fields, fields, 'de');
	const tools = new WallTools(editor);
	const captured: number[] = [];
	const pointer = new ElevationPointer(editor, tools, {
		spotOf: ({ clientX, clientY }) => ({ xMm: clientX, yMm: clientY }),
		capture: (id) => captured.push(id),
		wall: () => editor.size!,
		px: () => 1
	});
	const at = (x: number, y: number, pointerId = 1) => pointerAt({ x, y, pointerId });
	return { editor, tools, pointer, captured, at, page: { editor, wall: { widthMm: 6000, heightMm: 2800 }, say: tools.say } };
}
const oneZone = { zones: [zone('100,0', '0,0', '90,0', '205,0')] };
const nails = { suspension: 'points', points: [{ x: '100,0', y: '200,0', load: '' }] };

describe('drawing a zone', () => {
	test('by dragging from one corner to the other, in steps of 10 mm', () => {
		const { editor, tools, pointer, captured, at } = start();
		tools.toggle('draw');
		tools.reason = 'window';
		pointer.down(at(1003, 502));
		pointer.move(at(1400, 900));
		expect(pointer.ghost).toEqual({ from: { xMm: 1000, yMm: 500 }, to: { xMm: 1400, yMm: 900 } });
		pointer.move(at(1800, 1198));
		pointer.up(at(1800, 1198));
		expect(editor.zones).toEqual([{ xMm: 1000, yMm: 500, widthMm: 800, heightMm: 700 }]);
		expect(editor.values.zones[0]!.reason).toBe('window');
		expect(captured).toEqual([1]);
		expect(pointer.ghost).toBeNull();
		expect(tools.mode).toBe('pick');
		expect(tools.spoken).toBe(zoneText(editor.values.zones[0]!, 0));
		editor.undo();
		expect(editor.values.zones).toEqual([]);
	});
	test('by two taps', () => {
		const { editor, tools, pointer, at } = start();
		tools.toggle('draw');
		pointer.down(at(1000, 500));
		pointer.up(at(1002, 500));
		expect(editor.values.zones).toEqual([]);
		expect(tools.spoken).toBe(m.walls_draw_first_corner());
		pointer.move(at(1500, 800));
		expect(pointer.ghost?.to).toEqual({ xMm: 1500, yMm: 800 });
		pointer.down(at(1600, 900));
		pointer.up(at(1600, 900));
		expect(editor.zones).toEqual([{ xMm: 1000, yMm: 500, widthMm: 600, heightMm: 400 }]);
	});
	test('goes to the edges of the wall when it is near them', () => {
		const { editor, tools, pointer, at } = start();
		tools.toggle('draw');
		pointer.down(at(6, 5));
		pointer.move(at(5995, 2796));
		pointer.up(at(5995, 2796));
		expect(editor.zones).toEqual([{ xMm: 0, yMm: 0, widthMm: 6000, heightMm: 2800 }]);
	});
	test('draws the selected zone again', () => {
		const { editor, tools, pointer, at } = start(oneZone);
		editor.selected = { kind: 'zone', line: 0 };
		tools.toggle('redraw');
		pointer.down(at(3000, 0));
		pointer.move(at(4000, 2000));
		pointer.up(at(4000, 2000));
		expect(editor.zones).toEqual([{ xMm: 3000, yMm: 0, widthMm: 1000, heightMm: 2000 }]);
	});
	test('is cancelled without a trace', () => {
		const { editor, tools, pointer, at } = start();
		tools.toggle('draw');
		pointer.down(at(1000, 500));
		pointer.move(at(2000, 900));
		pointer.cancel();
		pointer.up(at(2000, 900));
		expect(editor.history.canUndo).toBe(false);
		expect(pointer.ghost).toBeNull();
	});
	test('listens to the pointer that began it only', () => {
		const { editor, tools, pointer, at } = start();
		tools.toggle('draw');
		pointer.down(at(1000, 500));
		pointer.move(at(5000, 2500, 2));
		pointer.up(at(5000, 2500, 2));
		expect(editor.values.zones).toEqual([]);
		pointer.move(at(2000, 900));
		pointer.up(at(2000, 900));
		expect(editor.zones).toEqual([{ xMm: 1000, yMm: 500, widthMm: 1000, heightMm: 400 }]);
	});
});

describe('dragging a zone', () => {
	test('moves it as one step, and says where it is then', () => {
		const { editor, tools, pointer, at } = start(oneZone);
		const event = at(1200, 1000);
		pointer.downOnZone(event, 0, null);
		expect(event.asked).toEqual(['stopPropagation']);
		expect(editor.selected).toEqual({ kind: 'zone', line: 0 });
		pointer.move(at(1400, 1000));
		pointer.move(at(1702, 1204));
		pointer.up(at(1702, 1204));
		expect(editor.zones[0]).toEqual({ xMm: 1500, yMm: 200, widthMm: 900, heightMm: 2050 });
		expect(tools.spoken).toBe(zoneText(editor.values.zones[0]!, 0));
		editor.undo();
		expect(editor.zones[0]!.xMm).toBe(1000);
		expect(editor.history.canUndo).toBe(false);
	});
	test.each([
		['nw', { xMm: 900, yMm: 0, widthMm: 1000, heightMm: 2250 }],
		['ne', { xMm: 1000, yMm: 0, widthMm: 800, heightMm: 2250 }],
		['sw', { xMm: 900, yMm: 200, widthMm: 1000, heightMm: 1850 }],
		['se', { xMm: 1000, yMm: 200, widthMm: 800, heightMm: 1850 }]
	] as const)('by its %s corner stretches it', (corner, expected) => {
		const { editor, pointer, at } = start(oneZone);
		pointer.downOnZone(at(2000, 2000), 0, corner);
		pointer.move(at(1900, 2200));
		pointer.up(at(1900, 2200));
		expect(editor.zones[0]).toEqual(expected);
	});
	test('snaps the corner that is dragged, also of a zone with an odd size', () => {
		const { editor, pointer, at } = start({ zones: [zone('100', '0', '90,3', '205,5')] });
		pointer.downOnZone(at(1903, 2055), 0, 'ne');
		pointer.move(at(2003, 2155));
		expect(editor.zones[0]).toEqual({ xMm: 1000, yMm: 0, widthMm: 1000, heightMm: 2160 });
	});
	test('changes nothing when the pointer has hardly moved', () => {
		const { editor, pointer, at } = start(oneZone);
		pointer.downOnZone(at(1200, 1000), 0, null);
		pointer.move(at(1203, 1003));
		pointer.up(at(1203, 1003));
		expect(editor.history.canUndo).toBe(false);
	});
	test('isn’t possible while a zone is drawn: a tap means the wall then', () => {
		const { editor, tools, pointer, at } = start(oneZone);
		tools.toggle('draw');
		const event = at(1200, 1000);
		pointer.downOnZone(event, 0, null);
		expect(event.asked).toEqual([]);
		expect(editor.selected).toBeNull();
	});
});

describe('nails', () => {
	test('are set with one tap each, as long as the mode lasts', () => {
		const { editor, tools, pointer, at } = start({ suspension: 'points' });
		tools.toggle('point');
		for (const [x, y] of [
			[1000, 2000],
			[2004, 2000]
		] as const) {
			pointer.down(at(x, y));
			pointer.up(at(x, y));
		}
		expect(editor.points.map((point) => point?.xMm)).toEqual([1000, 2000]);
		expect(editor.selected).toEqual({ kind: 'point', line: 1 });
		expect(tools.mode).toBe('point');
		expect(tools.spoken).toBe(pointText(editor.values.points[1]!, 1));
	});
	test('are selected by a tap, and a tap on the bare wall selects nothing', () => {
		const { editor, pointer, at } = start(nails);
		pointer.downOnPoint(at(1000, 2000), 0);
		expect(editor.selected).toEqual({ kind: 'point', line: 0 });
		pointer.down(at(3000, 1000));
		expect(editor.selected).toBeNull();
	});
});

describe('keys', () => {
	test.each([
		['ArrowLeft', false, 990, 0],
		['ArrowRight', true, 1001, 0],
		['ArrowUp', false, 1000, 10],
		['ArrowDown', false, 1000, 0]
	])('%s (Shift: %s) moves a zone, within the wall', (key, shift, xMm, yMm) => {
		const { editor, page } = start(oneZone);
		const event = pressed(key, shift);
		onZoneKey(page, event, 0, null);
		expect(editor.zones[0]).toMatchObject({ xMm, yMm });
		expect(event.isPrevented).toBe(true);
	});
	test('on a corner stretch the zone, and several are one step', () => {
		const { editor, page } = start(oneZone);
		onZoneKey(page, pressed('ArrowRight'), 0, 'ne');
		onZoneKey(page, pressed('ArrowUp'), 0, 'ne');
		expect(editor.zones[0]).toEqual({ xMm: 1000, yMm: 0, widthMm: 910, heightMm: 2060 });
		editor.undo();
		expect(editor.zones[0]).toEqual({ xMm: 1000, yMm: 0, widthMm: 900, heightMm: 2050 });
	});
	test('Enter selects, Delete removes a zone, but not from its corner', () => {
		const { editor, tools, page } = start(oneZone);
		onZoneKey(page, pressed('Enter'), 0, null);
		expect(editor.selected).toEqual({ kind: 'zone', line: 0 });
		onZoneKey(page, pressed('Delete'), 0, 'ne');
		expect(editor.values.zones).toHaveLength(1);
		onZoneKey(page, pressed('Delete'), 0, null);
		expect(editor.values.zones).toEqual([]);
		expect(tools.spoken).toBe(m.walls_removed());
	});
	test('move and remove nails', () => {
		const { editor, page } = start(nails);
		onPointKey(page, pressed('ArrowUp', true), 0);
		expect(editor.points[0]).toMatchObject({ xMm: 1000, yMm: 2001 });
		onPointKey(page, pressed(' '), 0);
		expect(editor.selected).toEqual({ kind: 'point', line: 0 });
		onPointKey(page, pressed('Backspace'), 0);
		expect(editor.values.points).toEqual([]);
	});
	test('leave other keys to the browser', () => {
		const { editor, page } = start({ ...oneZone, ...nails });
		const keys = [pressed('Tab'), pressed('a')];
		for (const key of keys) {
			onZoneKey(page, key, 0, null);
			onPointKey(page, key, 0);
		}
		expect(keys.some(({ isPrevented }) => isPrevented)).toBe(false);
		expect(editor.history.canUndo).toBe(false);
	});
});

describe('tools', () => {
	test('begin and end a mode with the same button, and say how it works', () => {
		const { tools } = start();
		tools.toggle('draw');
		expect([tools.mode, tools.spoken]).toEqual(['draw', m.walls_draw_how()]);
		tools.toggle('draw');
		expect(tools.mode).toBe('pick');
	});
	test('set no nails on a wall that is hung otherwise', () => {
		const { editor, tools } = start({ suspension: 'points' });
		tools.toggle('point');
		expect([tools.mode, tools.spoken]).toEqual(['point', m.walls_point_how()]);
		editor.typeField('suspension', 'rails');
		expect(tools.mode).toBe('pick');
	});
	test('add a zone of the usual size in the middle of the wall, and end the mode', () => {
		const { editor, tools } = start();
		tools.toggle('draw');
		expect(tools.addUsualZone()).toBe(0);
		expect(editor.zones).toEqual([{ xMm: 2550, yMm: 0, widthMm: 900, heightMm: 2050 }]);
		expect(tools.mode).toBe('pick');
		expect(tools.spoken).toBe(zoneText(editor.values.zones[0]!, 0));
		expect(start({ width: '' }).tools.addUsualZone(), 'a wall without a size').toBeNull();
	});
	test('move what is selected, several times as one step', () => {
		const { editor, tools } = start({ ...oneZone, ...nails });
		tools.moveSelected(10, 0);
		expect(editor.history.canUndo, 'nothing is selected').toBe(false);
		editor.selected = { kind: 'zone', line: 0 };
		tools.moveSelected(10, 0);
		tools.moveSelected(10, 10);
		expect(editor.zones[0]).toMatchObject({ xMm: 1020, yMm: 10 });
		editor.selected = { kind: 'point', line: 0 };
		tools.moveSelected(0, -10);
		expect(editor.points[0]).toMatchObject({ xMm: 1000, yMm: 1990 });
		expect(tools.spoken).toBe(pointText(editor.values.points[0]!, 0));
		editor.undo();
		editor.undo();
		expect(editor.zones[0]).toMatchObject({ xMm: 1000, yMm: 0 });
	});
	test('remove what is selected', () => {
		const { editor, tools } = start(oneZone);
		editor.selected = { kind: 'zone', line: 0 };
		tools.toggle('redraw');
		tools.removeSelected();
		expect(editor.values.zones).toEqual([]);
		expect([tools.mode, tools.spoken]).toEqual(['pick', m.walls_removed()]);
	});
});
