import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { m } from '#lib/shared/paraglide/messages.js';
import { opened, placed, planner } from './hang.example.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Planner = ReturnType<typeof planner>;
const placement = ({ editor }: Planner, id: string) => editor.hang.find((one) => one.id === id);
const xs = ({ editor }: Planner) => editor.itemsOn(1).map(({ key, placement }) => [key, placement.xMm]);

/** Each action with what has to be selected for it, and the sentence that it says. */
const actions: [string, string[], (planner: Planner) => void, () => string][] = [
	[
		'nudge',
		[],
		({ actions }) => actions.nudge(['w1.1'], 10, -1),
		() => m.exhibitions_hang_box_place({ number: '1', x: '21,0', middle: '144,9' })
	],
	['takeOff', [], ({ actions }) => actions.takeOff(['w1.1', 'w2.1']), () => m.exhibitions_hang_taken_off({ number: '1, 2' })],
	['put', [], ({ actions }) => actions.put('w5.1', 2, 3000), () => m.exhibitions_hang_put({ number: '5' })],
	['putElsewhere', [], ({ actions }) => actions.putElsewhere('w5.1'), () => m.exhibitions_hang_stands({ number: '5' })],
	[
		'setPlace',
		[],
		({ actions }) => actions.setPlace('w1.1', { xMm: 310 }),
		() => m.exhibitions_hang_box_place({ number: '1', x: '31,0', middle: '145,0' })
	],
	[
		'setGap',
		[],
		({ actions }) => actions.setGap('w2.1', 1, 100),
		() => m.exhibitions_hang_box_place({ number: '2', x: '90,0', middle: '145,0' })
	],
	['swap', [], ({ actions }) => actions.swap('w1.1', 'w3.1'), () => m.exhibitions_hang_swapped({ number: '1', other: '3' })],
	['hangAfter', [], ({ actions }) => actions.hangAfter('w3.1', 'w1.1'), () => m.exhibitions_hang_hung_after({ number: '3', other: '1' })],
	['centre', [], ({ actions }) => actions.centre(2), m.exhibitions_hang_arranged],
	['spread', [], ({ actions }) => actions.spread(1), m.exhibitions_hang_arranged],
	['spreadBetween', ['w1.1', 'w2.1', 'w3.1'], ({ actions }) => actions.spreadBetween(1), m.exhibitions_hang_arranged],
	['align', ['w1.1', 'w2.1'], ({ actions }) => actions.align(1, 'left'), m.exhibitions_hang_arranged],
	['reverse', [], ({ actions }) => actions.reverse(1), m.exhibitions_hang_reversed],
	['group', ['w1.1', 'w2.1'], ({ actions }) => actions.group(1), () => m.exhibitions_hang_grouped({ count: 2 })],
	['ungroup', ['w4.1', 'w4.2'], ({ actions }) => actions.ungroup(), m.exhibitions_hang_ungrouped],
	['pin', ['w1.1'], ({ actions }) => actions.pin(true), m.exhibitions_hang_pinned],
	['setHooks', [], ({ actions }) => actions.setHooks('w1.1', [300, 700]), () => m.exhibitions_hang_hooks_count({ count: 2 })],
	['setCentreLine', [], ({ actions }) => actions.setCentreLine(1, 1300), m.exhibitions_hang_arranged]
];

/** A planner in which every action has something to do: work 4 hangs too low. */
function start(selected: readonly string[] = []): Planner {
	const low = opened().placements.map((one) => (one.wallId === 2 ? { ...one, yMm: 900 } : one));
	const all = planner(opened({ placements: low }));
	for (const id of selected) all.editor.select(id, true, true);
	return all;
}

describe.each(actions)('%s', (_name, selected, act, sentence) => {
	test('changes the hang as one step that undo takes back, and says what it did', () => {
		const all = start(selected);
		const before = all.editor.current;
		act(all);
		expect(all.editor.current).not.toEqual(before);
		expect(all.view.spoken).toBe(sentence());
		expect(all.editor.saver.state).toBe('unsaved');
		all.editor.undo();
		expect(all.editor.current).toEqual(before);
		expect(all.editor.history.canUndo).toBe(false);
	});
});

test.each([
	['setColour', (all: Planner) => all.actions.setColour(1, '#112233')],
	['setLabels', (all: Planner) => all.actions.setLabels({ side: 'left' })],
	['setLabelSide', (all: Planner) => all.actions.setLabelSide('left')]
])('%s is one step, and says nothing because its field does', (_name, act) => {
	const all = start(['w1.1']);
	const before = all.editor.current;
	act(all);
	expect(all.editor.current).not.toEqual(before);
	expect(all.view.spoken).toBe('');
	all.editor.undo();
	expect(all.editor.current).toEqual(before);
	expect(all.editor.history.canUndo).toBe(false);
});

test('nudge leaves pinned works, and says so when all of them are', () => {
	const all = start(['w1.1']);
	all.actions.pin(true);
	all.actions.nudge(['w1.1', 'w2.1'], 10, 0);
	expect(xs(all)).toEqual([
		['1', 200],
		['2', 1510],
		['3', 3000]
	]);
	all.actions.nudge(['w1.1'], 10, 0);
	expect(all.view.spoken).toBe(m.exhibitions_hang_is_pinned());
	all.editor.undo();
	expect(xs(all), 'the step before was the nudge of work 2').toEqual([
		['1', 200],
		['2', 1500],
		['3', 3000]
	]);
});

test('nudge says of many works only how many it moved', () => {
	const all = planner(opened({ placements: [1, 2, 3, 5].map((number, i) => placed(number, 1, 900 * i)) }));
	all.actions.nudge(['w1.1', 'w2.1', 'w3.1', 'w5.1'], 0, 10);
	expect(all.view.spoken).toBe(m.exhibitions_hang_moved_count({ count: 4 }));
});

test('takeOff leaves nothing selected', () => {
	const all = start(['w1.1', 'w2.1']);
	all.actions.takeOff(['w1.1']);
	expect(all.editor.selected.size).toBe(0);
	expect(placement(all, 'w1.1')).toBeUndefined();
});

describe('put', () => {
	test('hangs a work with its middle under the tap and on the centre line, selects it, and ends the mode', () => {
		const all = start();
		all.view.mode = 'put';
		all.actions.put('w5.1', 2, 3000);
		expect(placement(all, 'w5.1')).toMatchObject({ wallId: 2, xMm: 2850, yMm: 1450 - 150 });
		expect([...all.editor.selected]).toEqual(['w5.1']);
		expect(all.view).toMatchObject({ mode: 'choose', wallId: 2 });
	});
	test('finds a free spot by itself', () => {
		const all = start();
		all.actions.put('w5.1', 1, null);
		const box = placement(all, 'w5.1')!;
		expect(box.wallId).toBe(1);
		expect(all.editor.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
	});
	test('does nothing with a work that there isn’t', () => {
		const all = start();
		all.actions.put('w99.1', 1, null);
		expect(all.editor.history.canUndo).toBe(false);
	});
});

describe('setPlace', () => {
	test('leaves the coordinate that isn’t typed', () => {
		const all = start();
		all.actions.setPlace('w1.1', { yMm: 1000 });
		expect(placement(all, 'w1.1')).toMatchObject({ xMm: 200, yMm: 1000 });
	});
	test('moves the selected rest of the piece along, and nothing else', () => {
		const all = start();
		all.editor.select('w4.1');
		all.editor.select('w1.1', true);
		all.actions.setPlace('w4.1', { xMm: 600 });
		expect([placement(all, 'w4.1')!.xMm, placement(all, 'w4.2')!.xMm, placement(all, 'w1.1')!.xMm]).toEqual([600, 1400, 200]);
	});
	test('moves one box alone when the piece isn’t selected', () => {
		const all = start();
		all.actions.setPlace('w4.1', { xMm: 600 });
		expect(placement(all, 'w4.2')!.xMm).toBe(1300);
	});
});

describe('swap', () => {
	test('gives a work that doesn’t hang the place of another, middle on middle, which is then not placed', () => {
		const all = start();
		all.view.mode = 'swap';
		all.actions.swap('w6.1', 'w2.1');
		expect(placement(all, 'w2.1')).toBeUndefined();
		expect(placement(all, 'w6.1')).toMatchObject({ wallId: 1, xMm: 1500 + 300 - 150, yMm: 1250 + 200 - 150 });
		expect([...all.editor.selected]).toEqual(['w6.1']);
		expect(all.view.mode).toBe('choose');
	});
	test('sends the other one where the work stood free', () => {
		const all = start();
		all.actions.putElsewhere('w5.1');
		all.actions.swap('w5.1', 'w2.1');
		expect(placement(all, 'w2.1')).toMatchObject({ wallId: null });
	});
	test.each([
		['w1.1', 'w1.1'],
		['w1.1', 'w5.1'],
		['w99.1', 'w1.1']
	])('does nothing with %s and %s', (id, other) => {
		const all = start();
		all.view.mode = 'swap';
		all.actions.swap(id, other);
		expect(all.editor.history.canUndo).toBe(false);
		expect(all.view.mode).toBe('choose');
	});
});

describe('hangAfter', () => {
	test('hangs a work from the tray to the right of another, on its wall', () => {
		const all = start();
		all.actions.hangAfter('w5.1', 'w2.1');
		const [five, two] = [placement(all, 'w5.1')!, placement(all, 'w2.1')!];
		expect(five.wallId).toBe(1);
		expect(five.xMm).toBeGreaterThanOrEqual(two.xMm + two.widthMm);
		expect(all.view.wallId).toBe(1);
	});
	test('does nothing after a work that doesn’t hang', () => {
		const all = start();
		all.actions.hangAfter('w1.1', 'w5.1');
		expect(all.editor.history.canUndo).toBe(false);
	});
});

describe('what an action applies to', () => {
	test('centre moves only the selected works of the wall', () => {
		const all = planner(opened({ placements: [placed(1, 1, 0, { yMm: 0 }), placed(2, 1, 900, { yMm: 0 })] }));
		all.editor.select('w1.1');
		all.actions.centre(1);
		expect([placement(all, 'w1.1')!.yMm, placement(all, 'w2.1')!.yMm]).toEqual([1250, 0]);
	});
	test('spread takes all works of the wall when only one is selected', () => {
		const all = start(['w1.1']);
		all.actions.spread(1);
		const gap = (6000 - 3 * 600) / 4;
		expect(xs(all)).toEqual([
			['1', gap],
			['2', 600 + 2 * gap],
			['3', 1200 + 3 * gap]
		]);
	});
	test('spread says when the works are too wide for the wall, and changes nothing', () => {
		const all = planner(opened({ placements: [placed(1, 2, 0, { widthMm: 2500 }), placed(2, 2, 100, { widthMm: 2500 })] }));
		all.actions.spread(2);
		expect(all.view.spoken).toBe(m.exhibitions_hang_too_wide());
		expect(all.editor.history.canUndo).toBe(false);
	});
});

test('setCentreLine takes the works of the wall along', () => {
	const all = start();
	all.actions.setCentreLine(1, 1300);
	expect(all.editor.wall(1).centreLineMm).toBe(1300);
	expect(all.editor.wall(2).centreLineMm).toBe(1450);
	expect(all.editor.itemsOn(1).map(({ placement }) => placement.yMm)).toEqual([1100, 1100, 1100]);
});

test('setColour paints one wall, and null takes the paint off', () => {
	const all = start();
	all.actions.setColour(1, '#112233');
	all.actions.setColour(2, '#445566');
	all.actions.setColour(1, null);
	expect(all.editor.walls.map(({ colour }) => colour)).toEqual([null, '#445566']);
});

test('setHooks takes the hooks back to the rule', () => {
	const all = start();
	all.actions.setHooks('w1.1', [300]);
	expect(placement(all, 'w1.1')!.hooksMm).toEqual([300]);
	all.actions.setHooks('w1.1', null);
	expect(placement(all, 'w1.1')!.hooksMm).toBeNull();
	expect(all.view.spoken).toBe(m.exhibitions_hang_hooks_by_rule());
});

test('the same sentence twice is a new text, so that a screen reader speaks it again', () => {
	const { view } = planner();
	view.say('moved');
	const first = view.spoken;
	view.say('moved');
	expect(view.spoken).not.toBe(first);
	expect(view.spoken.trim()).toBe('moved');
});
