import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { manualFetch } from '#lib/shared/page/fetch.example.ts';
import { Autosave } from './autosave.svelte.ts';

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-05-02T08:00:00Z') }));
afterEach(() => void vi.useRealTimers());

const work = '11111111-2222-3333-4444-555555555555';
const saved = { type: 'redirect', status: 303, location: `/studio/artworks/${work}?saved` };
const refused = { type: 'failure', status: 422, data: '[{"errors":1},{"title":2},"too-long"]' };

/** A form with one field, the title. */
function start(id: string | null = work) {
	const { fetch, calls } = manualFetch();
	const created: string[] = [];
	let title = '';
	const read = () => {
		const form = new FormData();
		form.set('title', title);
		return form;
	};
	const autosave = new Autosave({ id, read, onCreated: (address) => created.push(address), fetch });
	const type = (text: string) => {
		title = text;
		autosave.typed();
	};
	const sent = () => calls.map(({ init }) => (init.body as FormData).get('title'));
	return { autosave, calls, created, type, sent };
}

test('saves 1.5 s after somebody has stopped typing', async () => {
	const { autosave, calls, type, sent } = start();
	expect(autosave.state).toBe('idle');
	type('B');
	await vi.advanceTimersByTimeAsync(1400);
	type('Bl');
	await vi.advanceTimersByTimeAsync(1499);
	expect(autosave.state).toBe('unsaved');
	expect(calls).toHaveLength(0);
	await vi.advanceTimersByTimeAsync(1);
	expect(autosave.state).toBe('saving');
	expect(calls[0]!.address).toBe(`/studio/artworks/${work}?/save`);
	expect(calls[0]!.init).toMatchObject({ method: 'POST', headers: { 'x-sveltekit-action': 'true' }, keepalive: true });
	await calls[0]!.answer(saved);
	expect(autosave).toMatchObject({ state: 'saved', savedAt: new Date() });
	await vi.advanceTimersByTimeAsync(60_000);
	expect(sent()).toEqual(['Bl']);
});

test('makes a new work once, and saves to its address from then on', async () => {
	const { autosave, calls, created, type } = start(null);
	type('Blatt');
	await vi.advanceTimersByTimeAsync(1500);
	expect(calls[0]!.address).toBe('/studio/artworks/new?/save');
	await calls[0]!.answer(saved);
	expect(created).toEqual([`/studio/artworks/${work}`]);
	expect(autosave.action).toBe(`/studio/artworks/${work}?/save`);
	type('Blatt 1');
	await vi.advanceTimersByTimeAsync(1500);
	expect(calls[1]!.address).toBe(`/studio/artworks/${work}?/save`);
	await calls[1]!.answer(saved);
	expect(created).toHaveLength(1);
});

test('has one request at a time, and saves what was typed during it afterwards', async () => {
	const { autosave, calls, type, sent } = start(null);
	type('B');
	await vi.advanceTimersByTimeAsync(1500);
	type('Bl');
	await vi.advanceTimersByTimeAsync(10_000);
	expect(calls).toHaveLength(1);
	await calls[0]!.answer(saved);
	expect(sent()).toEqual(['B', 'Bl']);
	await calls[1]!.answer(saved);
	expect(autosave.state).toBe('saved');
});

test('has one request at a time also when several saves have waited for the same one', async () => {
	const { calls, type, sent } = start(null);
	type('B');
	await vi.advanceTimersByTimeAsync(1500);
	type('Bl');
	await vi.advanceTimersByTimeAsync(1500);
	type('Blatt');
	await vi.advanceTimersByTimeAsync(1500);
	// The request that should have made the work is lost: a second one at the same time would make a second work.
	await calls[0]!.fail();
	expect(sent()).toEqual(['B', 'Blatt']);
	await calls[1]!.answer(saved);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(sent()).toEqual(['B', 'Blatt']);
});

test('shows the errors of a refused form, saves nothing until something is typed, and clears them', async () => {
	const { autosave, calls, type } = start();
	type('too long');
	await vi.advanceTimersByTimeAsync(1500);
	await calls[0]!.answer(refused);
	expect(autosave).toMatchObject({ state: 'refused', errors: { title: 'too-long' } });
	await autosave.flush();
	await vi.advanceTimersByTimeAsync(60_000);
	expect(calls).toHaveLength(1);
	type('short');
	await vi.advanceTimersByTimeAsync(1500);
	await calls[1]!.answer(saved);
	expect(autosave).toMatchObject({ state: 'saved', errors: {} });
});

describe('without a usable answer', () => {
	type Call = ReturnType<typeof start>['calls'][number];
	test.each([
		['there is no network', (call: Call) => call.fail()],
		['the server has failed', (call: Call) => call.answer({ type: 'error', status: 500, error: { message: 'x' } }, 500)],
		['the answer is none of an action', (call: Call) => call.answer('<html>', 502)],
		['somebody is signed out', (call: Call) => call.answer({ type: 'redirect', status: 303, location: '/sign-in' })]
	])('tries again after 10 s when %s', async (_case, goWrong) => {
		const { autosave, calls, type, sent } = start();
		type('Blatt');
		await vi.advanceTimersByTimeAsync(1500);
		await goWrong(calls[0]!);
		expect(autosave.state).toBe('retrying');
		await vi.advanceTimersByTimeAsync(9999);
		expect(calls).toHaveLength(1);
		await vi.advanceTimersByTimeAsync(1);
		expect(sent()).toEqual(['Blatt', 'Blatt']);
		await calls[1]!.answer(saved);
		expect(autosave.state).toBe('saved');
	});
});

describe('when the page is left', () => {
	test('saves at once what was typed', async () => {
		const { autosave, type, sent } = start();
		type('Blatt');
		void autosave.flush();
		await vi.advanceTimersByTimeAsync(0);
		expect(sent()).toEqual(['Blatt']);
	});
	test('saves nothing when nothing was typed', async () => {
		const { autosave, calls } = start();
		await autosave.flush();
		expect(calls).toHaveLength(0);
	});
	test('waits for a running request, and saves then what was typed during it', async () => {
		const { autosave, calls, type, sent } = start();
		type('B');
		await vi.advanceTimersByTimeAsync(1500);
		type('Bl');
		void autosave.flush();
		await vi.advanceTimersByTimeAsync(0);
		expect(calls).toHaveLength(1);
		await calls[0]!.answer(saved);
		expect(sent()).toEqual(['B', 'Bl']);
	});
	test('saves nothing besides the button', async () => {
		const { autosave, calls, type } = start(null);
		type('Blatt');
		autosave.submit({ preventDefault: () => undefined }, () => undefined);
		await autosave.flush();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(calls).toHaveLength(0);
	});
});

describe('the button', () => {
	function press(autosave: Autosave) {
		const pressed = { isPrevented: false, again: 0 };
		autosave.submit({ preventDefault: () => (pressed.isPrevented = true) }, () => pressed.again++);
		return pressed;
	}
	test('lets the browser send the form, and nothing is saved besides', async () => {
		const { autosave, calls, type } = start();
		type('Blatt');
		expect(press(autosave)).toEqual({ isPrevented: false, again: 0 });
		await vi.advanceTimersByTimeAsync(60_000);
		expect(calls).toHaveLength(0);
	});
	test('waits for the request that makes the work, so that it isn’t made twice', async () => {
		const { autosave, calls, type } = start(null);
		type('Blatt');
		await vi.advanceTimersByTimeAsync(1500);
		const pressed = press(autosave);
		expect(pressed).toEqual({ isPrevented: true, again: 0 });
		await calls[0]!.answer(saved);
		expect(autosave.action).toBe(`/studio/artworks/${work}?/save`);
		await vi.advanceTimersByTimeAsync(0);
		expect(pressed.again).toBe(1);
		expect(press(autosave).isPrevented).toBe(false);
	});
	test('is forgotten as soon as somebody types again: the form was refused', async () => {
		const { autosave, type, sent } = start();
		type('B');
		press(autosave);
		type('Bl');
		await vi.advanceTimersByTimeAsync(1500);
		expect(sent()).toEqual(['Bl']);
	});
});
