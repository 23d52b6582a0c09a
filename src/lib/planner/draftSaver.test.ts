import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { manualFetch } from '#lib/shared/page/fetch.example.ts';
import { DraftSaver } from './draftSaver.svelte.ts';
import { DraftStore } from './draftStore.ts';
import { memoryStorage } from './hang.example.ts';

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-05-02T08:00:00Z') }));
afterEach(() => void vi.useRealTimers());

/** A saver whose draft is one number, the height of a centre line. */
function start() {
	const { fetch, calls } = manualFetch();
	const storage = memoryStorage();
	const store = new DraftStore('v1', () => storage);
	let value = 0;
	const draft = () => ({ version: 'v1', placements: [], centreLines: { 1: value } });
	const saver = new DraftSaver({ url: '/save', lock: 7, savedAt: '2026-05-01T10:00:00Z', draft, store, fetch });
	const sent = (call = calls.length - 1) => {
		const { centreLines, lock } = JSON.parse(calls[call]!.init.body as string) as { centreLines: Record<number, number>; lock: number };
		return { value: centreLines[1], lock };
	};
	return {
		saver,
		store,
		calls,
		sent,
		/** The value that is kept on the device; null: nothing. */
		kept: () => store.read()?.centreLines[1] ?? null,
		change: (to: number) => {
			value = to;
			saver.changed();
		},
		drag: (to: number) => {
			value = to;
			saver.dragging();
		}
	};
}

test('sends nothing as long as nothing changes', async () => {
	const { saver, calls } = start();
	await vi.advanceTimersByTimeAsync(60_000);
	await saver.flush();
	expect(calls).toHaveLength(0);
	expect(saver.state).toBe('saved');
	expect(saver.savedAt).toEqual(new Date('2026-05-01T10:00:00Z'));
});

test('sends a change 800 ms after it, with everything that came until then, and takes the new counter', async () => {
	const { saver, calls, change, sent } = start();
	change(1);
	expect(saver.state).toBe('unsaved');
	await vi.advanceTimersByTimeAsync(500);
	change(2);
	await vi.advanceTimersByTimeAsync(299);
	expect(calls).toHaveLength(0);
	await vi.advanceTimersByTimeAsync(1);
	expect(calls).toHaveLength(1);
	expect(calls[0]).toMatchObject({ address: '/save', init: { method: 'POST', keepalive: false } });
	expect(sent()).toEqual({ value: 2, lock: 7 });
	expect(saver.state).toBe('saving');
	await calls[0]!.answer({ lock: 8 });
	expect(saver.state).toBe('saved');
	expect(saver.lock).toBe(8);
	expect(saver.savedAt).toEqual(new Date());
	change(3);
	await vi.advanceTimersByTimeAsync(800);
	expect(sent(1)).toEqual({ value: 3, lock: 8 });
});

test('has one request at a time, and saves what changed during it afterwards', async () => {
	const { saver, calls, change, sent } = start();
	change(1);
	await vi.advanceTimersByTimeAsync(800);
	change(2);
	change(3);
	await vi.advanceTimersByTimeAsync(10_000);
	void saver.flush();
	expect(calls).toHaveLength(1);
	expect(saver.state).toBe('saving');
	await calls[0]!.answer({ lock: 8 });
	expect(saver.state).toBe('unsaved');
	await vi.advanceTimersByTimeAsync(800);
	expect(calls).toHaveLength(2);
	expect(sent()).toEqual({ value: 3, lock: 8 });
	await calls[1]!.answer({ lock: 9 });
	expect(saver.state).toBe('saved');
	await vi.advanceTimersByTimeAsync(10_000);
	expect(calls).toHaveLength(2);
});

describe('without an answer', () => {
	test.each([
		['the network is gone', (call: ReturnType<typeof start>['calls'][number]) => call.fail()],
		['the server is overloaded', (call: ReturnType<typeof start>['calls'][number]) => call.answer({}, 503)]
	])('keeps the draft on this device and tries again after 3 s when %s', async (_case, goWrong) => {
		const { saver, calls, change, kept, sent } = start();
		change(1);
		await vi.advanceTimersByTimeAsync(800);
		await goWrong(calls[0]!);
		expect(saver.state).toBe('retrying');
		expect(kept()).toBe(1);
		change(2);
		expect(saver.state).toBe('retrying');
		await vi.advanceTimersByTimeAsync(2999);
		expect(calls).toHaveLength(1);
		await vi.advanceTimersByTimeAsync(1);
		expect(sent(1)).toEqual({ value: 2, lock: 7 });
		await goWrong(calls[1]!);
		expect(kept()).toBe(2);
		await vi.advanceTimersByTimeAsync(3000);
		await calls[2]!.answer({ lock: 8 });
		expect(saver.state).toBe('saved');
		expect(kept()).toBeNull();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(calls).toHaveLength(3);
	});
});

describe('in a conflict', () => {
	async function conflict() {
		const all = start();
		all.change(1);
		await vi.advanceTimersByTimeAsync(800);
		await all.calls[0]!.answer({ lock: 12, savedAt: '2026-05-02T07:59:00Z' }, 409);
		return all;
	}

	test('reports what the other window saved, keeps the draft on this device, and sends nothing more', async () => {
		const { saver, calls, change, kept } = await conflict();
		expect(saver.state).toBe('conflict');
		expect(saver.theirs).toEqual({ lock: 12, savedAt: new Date('2026-05-02T07:59:00Z') });
		expect(kept()).toBe(1);
		change(2);
		expect(kept()).toBe(2);
		void saver.flush();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(calls).toHaveLength(1);
		expect(saver.state).toBe('conflict');
	});

	test('overwrites with the counter of the other window when asked to', async () => {
		const { saver, calls, sent, kept } = await conflict();
		saver.overwrite();
		expect(saver.theirs).toBeNull();
		await vi.advanceTimersByTimeAsync(800);
		expect(sent()).toEqual({ value: 1, lock: 12 });
		await calls[1]!.answer({ lock: 13 });
		expect(saver.state).toBe('saved');
		expect(kept()).toBeNull();
	});

	test('ends when the editor shows what the other window saved', async () => {
		const { saver, calls, kept } = await conflict();
		saver.settle(12, '2026-05-02T07:59:00Z');
		expect(saver).toMatchObject({ state: 'saved', lock: 12, theirs: null, savedAt: new Date('2026-05-02T07:59:00Z') });
		expect(kept()).toBeNull();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(calls).toHaveLength(1);
	});

	test('takes place also when the network was gone before', async () => {
		const { saver, calls, change } = start();
		change(1);
		await vi.advanceTimersByTimeAsync(800);
		await calls[0]!.fail();
		await vi.advanceTimersByTimeAsync(3000);
		await calls[1]!.answer({ lock: 9 }, 409);
		expect(saver.state).toBe('conflict');
		await vi.advanceTimersByTimeAsync(60_000);
		expect(calls).toHaveLength(2);
	});

	test('overwrites nothing without a conflict', async () => {
		const { saver, calls } = start();
		saver.overwrite();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(calls).toHaveLength(0);
	});
});

describe('when the server refuses the draft', () => {
	test.each([400, 403, 404, 422])('keeps it on this device and sends nothing until it changes (%i)', async (status) => {
		const { saver, calls, change, kept, sent } = start();
		change(1);
		await vi.advanceTimersByTimeAsync(800);
		await calls[0]!.answer({}, status);
		expect(saver.state).toBe('refused');
		expect(kept()).toBe(1);
		await vi.advanceTimersByTimeAsync(60_000);
		expect(calls).toHaveLength(1);
		change(2);
		expect(saver.state).toBe('unsaved');
		await vi.advanceTimersByTimeAsync(800);
		expect(sent()).toEqual({ value: 2, lock: 7 });
	});

	test('sends what changed during the refused request: it may be right', async () => {
		const { saver, calls, change, sent } = start();
		change(1);
		await vi.advanceTimersByTimeAsync(800);
		change(2);
		await calls[0]!.answer({}, 422);
		expect(saver.state).toBe('unsaved');
		await vi.advanceTimersByTimeAsync(800);
		expect(sent(1)).toEqual({ value: 2, lock: 7 });
		await calls[1]!.answer({}, 422);
		expect(saver.state).toBe('refused');
		await vi.advanceTimersByTimeAsync(60_000);
		expect(calls).toHaveLength(2);
	});

	test('takes an answer without a counter as a refusal: it may be the page to sign in', async () => {
		const { saver, calls, change, kept } = start();
		change(1);
		await vi.advanceTimersByTimeAsync(800);
		await calls[0]!.answer('<html>');
		expect(saver.state).toBe('refused');
		expect(kept()).toBe(1);
	});
});

describe('during a drag', () => {
	test('sends nothing by itself, and what is open when it is flushed', async () => {
		const { saver, calls, drag, sent } = start();
		drag(1);
		expect(saver.state).toBe('unsaved');
		await vi.advanceTimersByTimeAsync(60_000);
		expect(calls).toHaveLength(0);
		drag(2);
		void saver.flush();
		expect(sent()).toEqual({ value: 2, lock: 7 });
	});

	test('saves again what was picked up while a request was running', async () => {
		const { saver, calls, change, drag, sent } = start();
		change(1);
		await vi.advanceTimersByTimeAsync(800);
		drag(2);
		await calls[0]!.answer({ lock: 8 });
		expect(saver.state).toBe('unsaved');
		await vi.advanceTimersByTimeAsync(800);
		expect(sent()).toEqual({ value: 2, lock: 8 });
	});
});

describe('when the page is left', () => {
	test('sends what is unsaved at once, in a request that outlives the page', () => {
		const { saver, calls, change, sent, kept } = start();
		change(1);
		saver.leave(false);
		expect(calls[0]!.init.keepalive).toBe(true);
		expect(sent()).toEqual({ value: 1, lock: 7 });
		expect(kept(), 'it is on its way').toBeNull();
	});

	test('also keeps it on this device during a drag', () => {
		const { saver, calls, drag, kept } = start();
		drag(1);
		saver.leave(true);
		expect(calls).toHaveLength(1);
		expect(kept()).toBe(1);
	});

	test('keeps on this device what changed while a request is running', async () => {
		const { saver, calls, change, kept } = start();
		change(1);
		await vi.advanceTimersByTimeAsync(800);
		change(2);
		saver.leave(false);
		expect(calls, 'one request at a time').toHaveLength(1);
		expect(kept()).toBe(2);
	});

	test('sends and keeps nothing when everything is saved', () => {
		const { saver, calls, kept } = start();
		saver.leave(true);
		expect(calls).toHaveLength(0);
		expect(kept()).toBeNull();
	});
});
