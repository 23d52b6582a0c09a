import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { plainWall } from '#lib/walls/wall.ts';
import { opened, placed, planner } from '../hang.example.ts';
import { allFit, distancesAround, draggedBy } from './dragged.ts';
import { Drag } from './drag.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('dragged works keep their distances, and take the hooks chosen by hand along on their wall only', () => {
	const start = [placed(1, 1, 200, { hooksMm: [300, 700] }), placed(2, 1, 1500)];
	expect(draggedBy(start, 1, 40, -5)).toEqual([placed(1, 1, 240, { yMm: 1245, hooksMm: [340, 740] }), placed(2, 1, 1540, { yMm: 1245 })]);
	expect(draggedBy(start, 2, 40, 0)).toEqual([placed(1, 2, 240), placed(2, 2, 1540)]);
});

test('works fit on the wall where nothing else is', () => {
	const wall = { ...plainWall, wallId: 1, code: 'A', widthMm: 2000, heightMm: 2800, centreLineMm: 1450, blocked: [] };
	const other = placed(3, 1, 1000);
	expect(allFit(wall, [placed(1, 1, 0), placed(2, 1, 400)], [other])).toBe(true);
	expect(allFit(wall, [placed(1, 1, 0), placed(2, 1, 401)], [other])).toBe(false);
	expect(allFit(wall, [placed(1, 1, -1)], [])).toBe(false);
});

describe('distances during a drag', () => {
	const box = placed(1, 1, 1000);
	test('reach to the ends of the wall when the work is alone, and from the floor to its middle', () => {
		expect(distancesAround(box, [], 6000)).toEqual({
			before: { fromMm: 0, toMm: 1000, atMm: 1450 },
			after: { fromMm: 1600, toMm: 6000, atMm: 1450 },
			up: { fromMm: 0, toMm: 1450, atMm: 1300 }
		});
	});
	test('reach to the neighbours at the same height', () => {
		const others = [placed(2, 1, 100), placed(3, 1, 3000), placed(5, 1, 1700, { yMm: 0 })];
		expect(distancesAround(box, others, 6000)).toMatchObject({ before: { fromMm: 700, toMm: 1000 }, after: { fromMm: 1600, toMm: 3000 } });
	});
	test('are left out where there is no gap', () => {
		expect(distancesAround(placed(1, 1, 0), [placed(2, 1, 600)], 6000)).toMatchObject({ before: undefined, after: undefined });
	});
});

describe('a drag', () => {
	function start(...ids: string[]) {
		const all = planner();
		const placements = all.editor.hang.filter(({ id }) => ids.includes(id));
		all.editor.remember();
		const drag = new Drag(all.editor, all.view, placements, placements[0]!, () => null);
		const place = (id: string) => {
			const { wallId, xMm, yMm } = all.editor.hang.find((one) => one.id === id)!;
			return { wallId, xMm, yMm };
		};
		return { ...all, drag, place };
	}

	test('moves only its own works, which hang there when they are dropped, as one step', () => {
		const { editor, drag, place } = start('w1.1');
		expect([...editor.draggedIds]).toEqual(['w1.1']);
		drag.moveTo(300, 1000, 0);
		drag.moveTo(350, 1010, 0);
		expect(place('w1.1'), 'still where it was').toEqual({ wallId: 1, xMm: 200, yMm: 1250 });
		expect(editor.dragged.get('w1.1')).toMatchObject({ xMm: 350, yMm: 1010 });
		expect(editor.saver.state).toBe('unsaved');
		drag.drop();
		expect(place('w1.1')).toEqual({ wallId: 1, xMm: 350, yMm: 1010 });
		expect([editor.draggedIds.size, editor.dragged.size]).toEqual([0, 0]);
		editor.undo();
		expect(editor.hang).toEqual(opened().placements);
		expect(editor.history.canUndo).toBe(false);
	});

	test('snaps to the centre line and to its neighbours within the tolerance, and not without one', () => {
		const { drag, editor } = start('w1.1');
		drag.moveTo(905, 1243, 20);
		expect(editor.dragged.get('w1.1')).toMatchObject({ yMm: 1250 });
		drag.moveTo(905, 1243, 0);
		expect(editor.dragged.get('w1.1')).toMatchObject({ xMm: 905, yMm: 1243 });
	});

	test('snaps the whole piece when all of it is dragged', () => {
		const { drag, editor } = start('w4.1', 'w4.2');
		// Both parts together are 1400 mm wide: in the middle of the wall they begin at 1300.
		drag.moveTo(1297, 1250, 20);
		expect(editor.dragged.get('w4.1')).toMatchObject({ xMm: 1300 });
		expect(editor.dragged.get('w4.2')).toMatchObject({ xMm: 2100 });
	});

	test('goes to another wall and back', () => {
		const { drag, place, editor } = start('w1.1');
		drag.enterWall(2);
		expect(drag.wallId).toBe(2);
		expect(place('w1.1').wallId).toBe(2);
		drag.moveTo(2500, 1200, 0);
		drag.enterWall(1);
		drag.moveTo(400, 1200, 0);
		drag.drop();
		expect(place('w1.1')).toEqual({ wallId: 1, xMm: 400, yMm: 1200 });
		editor.undo();
		expect(place('w1.1')).toEqual({ wallId: 1, xMm: 200, yMm: 1250 });
	});

	test('that is cancelled leaves everything as it was', () => {
		const { drag, editor } = start('w1.1');
		drag.enterWall(2);
		drag.moveTo(900, 900, 0);
		drag.cancel();
		expect(editor.hang).toEqual(opened().placements);
		expect([editor.history.canUndo, editor.history.canRedo], 'nothing to undo or redo').toEqual([false, false]);
		expect([editor.draggedIds.size, editor.dragged.size]).toEqual([0, 0]);
	});

	test('to the tray takes the works off the wall, and undo hangs them again', () => {
		const { drag, editor } = start('w1.1');
		drag.moveTo(900, 900, 0);
		drag.takeOff();
		expect(editor.item('w1.1')?.placement).toBeNull();
		expect([editor.draggedIds.size, editor.dragged.size]).toEqual([0, 0]);
		editor.undo();
		expect(editor.hang).toEqual(opened().placements);
	});
});
