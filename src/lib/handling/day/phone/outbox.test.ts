import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { manualFetch } from '#lib/shared/page/fetch.example.ts';
import type { Entry, EntryStore } from './entryStore.ts';
import { Outbox } from './outbox.svelte.ts';
import { waitingPhotos, waitingTicks } from './waitingTicks.ts';

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-05-02T08:00:00Z') }));
afterEach(() => void vi.useRealTimers());

/** A phone: what it keeps outlives the page. */
function phone() {
	const kept = new Map<string, Entry>();
	const store: EntryStore = {
		all: () => Promise.resolve([...kept.values()]),
		put: async (entry) => void kept.set(entry.id, structuredClone(entry)),
		remove: async (id) => void kept.delete(id)
	};
	return { kept, store };
}

const address = '/day/token';
const arrived = { type: 'success', status: 204 };
const failure = (status: number, problem: string) => ({ type: 'failure', status, data: JSON.stringify([{ problem: 1 }, problem]) });

/** Opens the page of the day on a phone. */
async function open({ kept, store } = phone(), options: { show?: string; openStore?: () => Promise<EntryStore> } = {}) {
	const { fetch, calls } = manualFetch();
	let [arrivals, comeBack] = [0, () => {}];
	const outbox = new Outbox({
		show: 'show',
		address,
		onArrived: () => void arrivals++,
		fetch,
		openStore: () => Promise.resolve(store),
		onReturn: (listener) => {
			comeBack = listener;
			return () => (comeBack = () => {});
		},
		...options
	});
	const close = outbox.start();
	await vi.advanceTimersByTimeAsync(0);
	/** What a request carries, besides its id and its time. */
	const sent = (index: number) => {
		const { id, at, photo, ...fields } = Object.fromEntries(calls[index]!.init.body as FormData);
		return { to: calls[index]!.address, id, at, photo, fields };
	};
	const tick = async (work: string, done = '1') => {
		void outbox.add('tick', { work, part: '1', done });
		await vi.advanceTimersByTimeAsync(1);
	};
	return { outbox, calls, kept, close, sent, tick, arrivals: () => arrivals, comeBack: () => comeBack() };
}

test('sends a tick at once, with an id and the time at which it was made, and forgets it when it has arrived', async () => {
	const { outbox, calls, kept, sent, tick, arrivals } = await open();
	await tick('w1');
	expect(sent(0)).toMatchObject({ to: '/day/token?/tick', at: '2026-05-02T08:00:00.000Z', fields: { work: 'w1', part: '1', done: '1' } });
	expect(sent(0).id).toMatch(/^[0-9a-f-]{36}$/);
	expect(outbox.state).toBe('sending');
	expect(kept.size, 'kept before it is sent').toBe(1);
	await calls[0]!.answer(arrived);
	expect(outbox).toMatchObject({ entries: [], state: 'idle' });
	expect(kept.size).toBe(0);
	expect(arrivals()).toBe(1);
});

test('keeps five ticks and a photograph without a network, across a reload, and sends each once and in order', async () => {
	const device = phone();
	const before = await open(device);
	for (const work of ['w1', 'w2', 'w3', 'w4', 'w5']) await before.tick(work);
	await before.outbox.add('photo', { work: 'w5' }, new Blob(['pixels'], { type: 'image/jpeg' }));
	await before.calls[0]!.fail();
	expect(before.outbox).toMatchObject({ state: 'offline' });
	expect(before.outbox.entries).toHaveLength(6);
	expect(before.calls, 'stops at the first that can’t be sent').toHaveLength(1);
	before.close();

	const after = await open(device);
	for (let i = 0; i < 6; i++) await after.calls[i]!.answer(arrived);
	expect(after.calls).toHaveLength(6);
	expect([0, 1, 2, 3, 4].map((i) => after.sent(i).fields.work)).toEqual(['w1', 'w2', 'w3', 'w4', 'w5']);
	expect(after.sent(5)).toMatchObject({ to: '/day/token?/photo', fields: { work: 'w5' } });
	expect(await (after.sent(5).photo as File).text()).toBe('pixels');
	expect(new Set([0, 1, 2, 3, 4, 5].map((i) => after.sent(i).id)).size).toBe(6);
	expect(device.kept.size).toBe(0);
	expect(after.outbox).toMatchObject({ entries: [], state: 'idle' });
	expect(after.arrivals(), 'the page is brought up to date once').toBe(1);
});

test('sends with the same id and time again when the answer was lost', async () => {
	const { calls, sent, tick, outbox } = await open();
	await tick('w1');
	await calls[0]!.fail();
	await vi.advanceTimersByTimeAsync(10_000);
	expect(sent(1)).toEqual(sent(0));
	await calls[1]!.answer(arrived);
	expect(outbox.entries).toEqual([]);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(calls).toHaveLength(2);
});

test('has one request at a time; what is added during it follows', async () => {
	const { calls, sent, tick, outbox } = await open();
	await tick('w1');
	await tick('w2');
	void outbox.send();
	await vi.advanceTimersByTimeAsync(30_000);
	expect(calls).toHaveLength(1);
	await calls[0]!.answer(arrived);
	expect(calls).toHaveLength(2);
	expect(sent(1).fields.work).toBe('w2');
});

describe('tries again', () => {
	test('every 10 s, and not without entries', async () => {
		const { calls, tick } = await open();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(calls).toHaveLength(0);
		await tick('w1');
		await calls[0]!.fail();
		await vi.advanceTimersByTimeAsync(10_000);
		expect(calls).toHaveLength(2);
	});
	test('at once when the network or the person comes back', async () => {
		const { calls, tick, comeBack } = await open();
		await tick('w1');
		await calls[0]!.fail();
		comeBack();
		expect(calls).toHaveLength(2);
	});
	test('no more when the page is closed', async () => {
		const { calls, tick, comeBack, close } = await open();
		await tick('w1');
		await calls[0]!.fail();
		close();
		comeBack();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(calls).toHaveLength(1);
	});
	test.each([429, 500, 503])('later when the site is too busy (%i)', async (status) => {
		const { calls, tick, outbox } = await open();
		await tick('w1');
		await calls[0]!.answer(failure(status, 'later'), status);
		expect(outbox.state).toBe('offline');
		expect(outbox.entries[0]!.problem).toBeNull();
	});
	test('later when something between has answered', async () => {
		const { calls, tick, outbox } = await open();
		await tick('w1');
		await calls[0]!.answer('<html>', 502);
		expect(outbox.state).toBe('offline');
	});
});

describe('refused entries', () => {
	test('are shown with the reason, are kept across a reload, and don’t hold up the others', async () => {
		const device = phone();
		const { calls, outbox, tick, sent } = await open(device);
		await tick('w1');
		await tick('w2');
		await calls[0]!.answer(failure(422, 'That work hangs elsewhere.'), 422);
		expect(outbox.entries[0]).toMatchObject({ fields: { work: 'w1' }, problem: 'That work hangs elsewhere.' });
		expect(sent(1).fields.work).toBe('w2');
		await calls[1]!.answer(arrived);
		expect(outbox).toMatchObject({ state: 'idle', entries: [{ fields: { work: 'w1' } }] });
		const again = await open(device);
		expect(again.outbox.entries).toMatchObject([{ problem: 'That work hangs elsewhere.' }]);
		await vi.advanceTimersByTimeAsync(60_000);
		expect(again.calls, 'not sent again by itself').toHaveLength(0);
	});
	test('are gone when somebody gives them up', async () => {
		const device = phone();
		const { calls, outbox, tick } = await open(device);
		await tick('w1');
		await calls[0]!.answer(failure(404, 'gone'), 404);
		await outbox.discard(outbox.entries[0]!.id);
		expect(outbox.entries).toEqual([]);
		expect(device.kept.size).toBe(0);
	});
	test('are also photographs that are too large for the server', async () => {
		const { calls, outbox } = await open();
		await outbox.add('photo', { work: 'w1' }, new Blob(['x']));
		await calls[0]!.answer({ type: 'error', error: { message: 'too large' } }, 413);
		expect(outbox.entries[0]).toMatchObject({ problem: 'too large' });
	});
});

test('stops for good when the link has ended, and keeps the entries for the next link', async () => {
	const device = phone();
	const { calls, outbox, tick, comeBack } = await open(device);
	await tick('w1');
	await calls[0]!.answer({ type: 'error', error: { message: 'not found' } }, 404);
	expect(outbox.state).toBe('ended');
	comeBack();
	await tick('w2');
	await vi.advanceTimersByTimeAsync(60_000);
	expect(calls).toHaveLength(1);
	const next = await open(device);
	await next.calls[0]!.answer(arrived);
	expect([0, 1].map((i) => next.sent(i).fields.work)).toEqual(['w1', 'w2']);
});

test('waits while somebody is signed out; a redirect back to the page is an arrival', async () => {
	const { calls, outbox, tick } = await open();
	await tick('w1');
	await calls[0]!.answer({ type: 'redirect', status: 303, location: '/sign-in' });
	expect(outbox).toMatchObject({ state: 'signed-out', entries: [{ problem: null }] });
	await vi.advanceTimersByTimeAsync(10_000);
	await calls[1]!.answer({ type: 'redirect', status: 303, location: '/day/token?at=1#work' });
	expect(outbox).toMatchObject({ state: 'idle', entries: [] });
});

test('leaves the entries of other shows alone', async () => {
	const device = phone();
	const other = await open(device, { show: 'other' });
	await other.tick('w9');
	await other.calls[0]!.fail();
	other.close();
	const { outbox, calls } = await open(device);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(outbox.entries).toEqual([]);
	expect(calls).toHaveLength(0);
	expect(device.kept.size).toBe(1);
});

test('works without a store as long as the page is open', async () => {
	const { outbox, calls, tick } = await open(phone(), { openStore: () => Promise.reject(new Error('private window')) });
	await tick('w1');
	await calls[0]!.fail();
	expect(outbox.entries).toHaveLength(1);
	await vi.advanceTimersByTimeAsync(10_000);
	await calls[1]!.answer(arrived);
	expect(outbox).toMatchObject({ state: 'idle', entries: [] });
});

test('keeps also what is added before the store is open', async () => {
	const device = phone();
	let opened = () => {};
	const opening = new Promise<EntryStore>((resolve) => (opened = () => resolve(device.store)));
	const { tick, calls } = await open(device, { openStore: () => opening });
	await tick('w1');
	opened();
	await vi.advanceTimersByTimeAsync(0);
	expect([...device.kept.values()].map(({ fields }) => fields.work)).toEqual(['w1']);
	await calls[0]!.answer(arrived);
	expect(device.kept.size).toBe(0);
});

test('sends at once what the device has no space for', async () => {
	const device = phone();
	device.store.put = () => Promise.reject(new Error('QuotaExceededError'));
	const { outbox, calls } = await open(device);
	await outbox.add('photo', { work: 'w1' }, new Blob(['x']));
	expect(calls).toHaveLength(1);
	await calls[0]!.answer(arrived);
	expect(outbox.entries).toEqual([]);
});

describe('what waits on the phone', () => {
	const entry = (action: Entry['action'], fields: Record<string, string>, problem: string | null = null): Entry => ({
		id: 'id',
		show: 'show',
		action,
		fields,
		file: null,
		at: '2026-05-02T08:00:00.000Z',
		problem
	});
	test('shows as ticks of this phone, refused ones not', () => {
		const entries = [
			entry('tick', { work: 'w1', part: '2', done: '1', x: '12,5', y: '100' }),
			entry('tick', { work: 'w2', part: '1', done: '0' }),
			entry('tick', { work: 'w3', part: '1', done: '1' }, 'no'),
			entry('photo', { work: 'w1' })
		];
		expect(waitingTicks(entries)).toEqual([
			{ id: 'id', work: 'w1', part: 2, done: true, measured: { xMm: 125, yMm: 1000 }, by: 'here', at: '2026-05-02T08:00:00.000Z' },
			{ id: 'id', work: 'w2', part: 1, done: false, measured: null, by: 'here', at: '2026-05-02T08:00:00.000Z' }
		]);
	});
	test('counts the photographs of a work or of a wall', () => {
		const entries = [
			entry('photo', { work: 'w1' }),
			entry('photo', { wall: '3' }),
			entry('photo', { work: 'w1' }),
			entry('tick', { work: 'w1' })
		];
		expect([{ work: 'w1' }, { work: 'w2' }, { wall: 3 }, { wall: 1 }].map((of) => waitingPhotos(entries, of))).toEqual([2, 0, 1, 0]);
	});
});

test.each([
	[401, 'signed-out'],
	[408, 'offline'],
	[429, 'offline'],
	[503, 'offline']
] as const)('a photograph that the server turns away with %i is kept: %s', async (status, state) => {
	const { outbox, calls } = await open();
	await outbox.add('photo', {}, new Blob(['x']));
	await calls[0]!.answer({ type: 'error', error: { message: 'no' } }, status);
	expect([outbox.state, outbox.entries.length, outbox.entries[0]?.problem]).toEqual([state, 1, null]);
});
