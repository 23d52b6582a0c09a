import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { noLabels } from '#lib/walls/problems/labels.ts';
import { opened, placed, planner } from './hang.example.ts';
import type { HangEditor } from './hangEditor.svelte.ts';
import type { HangState } from './hangState.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const xOf = (editor: HangEditor, id: string) => editor.item(id)?.placement?.xMm;

describe('undo and redo', () => {
	/** A change of the hang that looks different each time. */
	const change = fc.oneof(
		fc.integer({ min: 0, max: 5000 }).map((xMm): Partial<HangState> => ({ hang: [placed(1, 1, xMm)] })),
		fc.integer({ min: 1, max: 2700 }).map((mm): Partial<HangState> => ({ centreLines: { 1: mm, 2: 1450 } })),
		fc.constantFrom('#112233', '#445566').map((colour): Partial<HangState> => ({ colours: { 1: colour } })),
		fc.integer({ min: 10, max: 1000 }).map((widthMm): Partial<HangState> => ({ labels: { ...noLabels, widthMm } }))
	);

	test('undo every change back to the beginning and redo every change, without end', () => {
		fc.assert(
			fc.property(fc.array(change, { minLength: 1, maxLength: 80 }), (changes) => {
				const { editor } = planner();
				const states = [editor.current];
				for (const each of changes) {
					editor.change(each);
					states.push(editor.current);
				}
				for (const state of states.slice(0, -1).reverse()) {
					editor.undo();
					expect(editor.current).toEqual(state);
				}
				expect(editor.history.canUndo).toBe(false);
				editor.undo();
				expect(editor.current).toEqual(states[0]);
				for (const state of states.slice(1)) {
					editor.redo();
					expect(editor.current).toEqual(state);
				}
				expect(editor.history.canRedo).toBe(false);
			})
		);
	});

	test('undo everything that was applied since a step began', () => {
		const { editor } = planner();
		editor.remember();
		editor.apply({ hang: [placed(1, 1, 300)] });
		editor.apply({ hang: [placed(1, 2, 400)] });
		editor.undo();
		expect(editor.hang).toEqual(opened().placements);
		editor.redo();
		expect(editor.hang).toEqual([placed(1, 2, 400)]);
	});

	test('are saved like any other change', () => {
		const { editor, calls } = planner();
		editor.change({ hang: [placed(1, 1, 300)] });
		editor.undo();
		void editor.saver.flush();
		const { placements } = JSON.parse(calls[0]!.init.body as string) as { placements: unknown[] };
		expect(placements).toHaveLength(opened().placements.length);
	});
});

test('gives walls their centre line and colour of this hang, and items their place', () => {
	const { editor } = planner();
	editor.change({ centreLines: { 1: 1300, 2: 1450 }, colours: { 2: '#112233' } });
	expect(editor.walls.map(({ code, centreLineMm, colour }) => [code, centreLineMm, colour])).toEqual([
		['A', 1300, null],
		['B', 1450, '#112233']
	]);
	expect(editor.items.map(({ key, placement }) => [key, placement?.wallId ?? null])).toEqual([
		['1', 1],
		['2', 1],
		['3', 1],
		['4.1', 2],
		['4.2', 2],
		['5', null],
		['6', null]
	]);
	expect(editor.itemsOn(2).map(({ key }) => key)).toEqual(['4.1', '4.2']);
	expect(editor.numberOf('w4.2')).toBe('4.2');
});

test('reports the problems of the hang as it is now', () => {
	const { editor } = planner();
	const errors = () => editor.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
	expect(errors()).toEqual([]);
	editor.change({ hang: [placed(1, 1, 200), placed(2, 1, 500)] });
	expect(errors()).toEqual(['overlap']);
});

describe('the draft', () => {
	test('has what the server keeps: version, places, centre lines, labels, and a colour or none for each wall', () => {
		const { editor } = planner();
		editor.change({ colours: { 2: '#112233' } });
		const draft = editor.draft();
		expect(draft).toMatchObject({
			version: 'v1',
			centreLines: { 1: 1450, 2: 1450 },
			settings: { labels: noLabels, colours: { 1: null, 2: '#112233' } }
		});
		const { id: _id, ...first } = placed(1, 1, 200);
		expect(draft.placements[0]).toEqual(first);
	});

	test('has dragged works where the pointer is, while the hang has them where they were', () => {
		const { editor } = planner();
		editor.dragged.set('w1.1', placed(1, 1, 777));
		expect(editor.draft().placements[0]).toMatchObject({ exhibitionWorkId: 'w1', xMm: 777 });
		expect(xOf(editor, 'w1.1')).toBe(200);
	});
});

describe('selecting', () => {
	const select = (...how: Parameters<HangEditor['select']>[]) => {
		const { editor } = planner();
		for (const one of how) editor.select(...one);
		return [...editor.selected];
	};
	test.each([
		['replaces the selection', [['w1.1'], ['w2.1']], ['w2.1']],
		['selects a piece with all its boxes', [['w4.2']], ['w4.1', 'w4.2']],
		['selects one box of a piece alone', [['w4.2', false, true]], ['w4.2']],
		['adds to the selection', [['w1.1'], ['w4.1', true]], ['w1.1', 'w4.1', 'w4.2']],
		['takes a selected piece out again', [['w4.1'], ['w1.1', true], ['w4.2', true]], ['w1.1']],
		['selects a work that isn’t placed', [['w5.1']], ['w5.1']]
	] as const)('%s', (_what, how, expected) => {
		expect(select(...(how as unknown as Parameters<HangEditor['select']>[]))).toEqual(expected);
	});

	test('names the selected works of one wall', () => {
		const { editor } = planner();
		editor.select('w1.1');
		editor.select('w4.1', true);
		expect(editor.selectedOn(1).map(({ key }) => key)).toEqual(['1']);
		expect(editor.selectedOn(2).map(({ key }) => key)).toEqual(['4.1', '4.2']);
	});
});

describe('another window', () => {
	const theirs = opened({ lock: 12, placements: [placed(1, 2, 900)], savedAt: '2026-05-02T07:59:00Z' });

	test('takes what it saved; undo brings one’s own back, with the counter of the other', () => {
		const { editor, calls } = planner();
		editor.change({ hang: [placed(1, 1, 300)] });
		editor.select('w1.1');
		editor.takeTheirs(theirs);
		expect(editor.hang).toEqual([placed(1, 2, 900)]);
		expect(editor.selected.size).toBe(0);
		expect(editor.saver).toMatchObject({ state: 'saved', lock: 12 });
		editor.undo();
		expect(editor.hang).toEqual([placed(1, 1, 300)]);
		void editor.saver.flush();
		expect(JSON.parse(calls[0]!.init.body as string)).toMatchObject({ lock: 12, placements: [{ xMm: 300 }] });
	});

	test('takes its version, walls and works, too', () => {
		const { editor } = planner();
		const { walls, works } = opened();
		editor.takeTheirs({ ...theirs, version: 'v2', walls: walls.slice(1), works: works.slice(0, 1) });
		expect(editor.version).toBe('v2');
		expect(editor.walls.map(({ code }) => code)).toEqual(['B']);
		expect(editor.items.map(({ key }) => key)).toEqual(['1']);
	});

	const agrees = (other: Partial<Parameters<typeof opened>[0]>) => planner().editor.agreesWith(opened(other));
	test('agrees when it says the same, in another order and with another counter', () => {
		expect(agrees({ lock: 99, savedAt: '2026-12-01T00:00:00Z', placements: opened().placements.toReversed() })).toBe(true);
	});
	const [first, ...others] = opened().placements as [ReturnType<typeof placed>, ...ReturnType<typeof placed>[]];
	test.each([
		['version', { version: 'v2' }],
		['place', { placements: [{ ...first, xMm: 201 }, ...others] }],
		['wall', { placements: [{ ...first, wallId: 2 }, ...others] }],
		['group', { placements: [{ ...first, cluster: 1 }, ...others] }],
		['pin', { placements: [{ ...first, pinned: true }, ...others] }],
		['label', { placements: [{ ...first, label: 'left' as const }, ...others] }],
		['hooks', { placements: [{ ...first, hooksMm: [300] }, ...others] }],
		['number of works', { placements: others }],
		['centre line', { walls: opened().walls.map((wall) => ({ ...wall, centreLineMm: 1300 })) }],
		['colour', { walls: opened().walls.map((wall) => ({ ...wall, colour: '#112233' })) }],
		['rule for labels', { labels: { ...noLabels, side: 'left' as const } }]
	])('does not agree with another %s', (_what, other) => {
		expect(agrees(other)).toBe(false);
	});

	test('agrees with the draft of the same hang', () => {
		const { editor } = planner();
		expect(editor.agreesWith({ ...editor.draft(), lock: 1 })).toBe(true);
		const draft = editor.draft();
		editor.change({ hang: [] });
		expect(editor.agreesWith({ ...draft, lock: 1 })).toBe(false);
	});

	test('ends a conflict when the server has what this window shows, and only then', async () => {
		const { editor, calls } = planner();
		editor.change({ hang: [placed(1, 1, 300)] });
		void editor.saver.flush();
		await calls[0]!.answer({ lock: 12 }, 409);
		editor.settleIfSame(theirs);
		expect(editor.saver.state).toBe('conflict');
		editor.settleIfSame({ ...theirs, placements: [placed(1, 1, 300)] });
		expect(editor.saver).toMatchObject({ state: 'saved', lock: 12 });
	});
});

describe('a draft that was kept on the device', () => {
	/** A page that was left while it couldn't save, and the same page opened again. */
	async function leftAndOpened(again = opened()) {
		const before = planner();
		before.editor.change({ hang: [placed(1, 1, 333)] });
		void before.editor.saver.flush();
		await before.calls[0]!.fail();
		const after = planner(again);
		for (const [key, value] of before.storage.kept) after.storage.kept.set(key, value);
		return after;
	}

	test('is restored as one undoable step, and saved with its own counter', async () => {
		const { editor, calls } = await leftAndOpened(opened({ lock: 9 }));
		expect(editor.restoreKept()).toBe(true);
		expect(editor.hang).toEqual([placed(1, 1, 333)]);
		void editor.saver.flush();
		expect(JSON.parse(calls[0]!.init.body as string)).toMatchObject({ lock: 7, placements: [{ xMm: 333 }] });
		editor.undo();
		expect(editor.hang).toEqual(opened().placements);
	});

	test('is restored with centre lines, colours and labels', () => {
		const { editor, store } = planner();
		const labels = { ...noLabels, side: 'below' as const };
		store.write({
			...editor.draft(),
			lock: 7,
			centreLines: { 1: 1300, 2: 1450 },
			settings: { labels, colours: { 1: '#112233', 2: null } }
		});
		expect(editor.restoreKept()).toBe(true);
		expect(editor.current).toMatchObject({ centreLines: { 1: 1300, 2: 1450 }, colours: { 1: '#112233' }, labels });
		expect(editor.current.colours).not.toHaveProperty('2');
	});

	test('is removed when the server has the same', async () => {
		const { editor, store } = await leftAndOpened(opened({ lock: 8, placements: [placed(1, 1, 333)] }));
		expect(editor.restoreKept()).toBe(false);
		expect(store.read()).toBeNull();
		expect(editor.saver).toMatchObject({ state: 'saved', lock: 8 });
		expect(editor.history.canUndo).toBe(false);
	});

	test('changes nothing when there is none', () => {
		const { editor, calls } = planner();
		expect(editor.restoreKept()).toBe(false);
		vi.advanceTimersByTime(60_000);
		expect(calls).toHaveLength(0);
	});

	test('is written when the page is left during a drag', () => {
		const { editor, store } = planner();
		editor.draggedIds.add('w1.1');
		editor.dragged.set('w1.1', placed(1, 1, 777));
		editor.saver.dragging();
		editor.leave();
		expect(store.read()?.placements[0]).toMatchObject({ xMm: 777 });
	});
});
