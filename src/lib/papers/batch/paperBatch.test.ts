import { expect, test } from 'vitest';
import { manualFetch } from '#lib/shared/page/fetch.example.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { paperRefusalText } from '../desk.ts';
import { PaperBatch } from './paperBatch.svelte.ts';

const rows = [
	{ kind: 'hang-sheet', language: 'de', wall: 7, artist: null, title: 'Sheet A' },
	{ kind: 'labels', language: 'en', wall: null, artist: null, title: 'Labels' }
] as const;
const made = { type: 'success', status: 200, data: '[{"paper":1},"id"]' };

function start() {
	const { fetch, calls } = manualFetch();
	let ends = 0;
	const batch = new PaperBatch({ onEnd: async () => void ends++, fetch });
	const sent = () => calls.map(({ address, init }) => ({ address, ...Object.fromEntries(init.body as FormData) }));
	return { batch, calls, sent, ends: () => ends };
}

test('makes one paper after the other and says how far it is', async () => {
	const { batch, calls, sent, ends } = start();
	expect(batch.progress).toBeNull();
	const all = batch.make(rows);
	expect(batch.progress).toBe(m.papers_desk_progress({ done: 0, count: 2, title: 'Sheet A' }));
	expect(calls).toHaveLength(1);
	await calls[0]!.answer(made);
	expect(batch.progress).toBe(m.papers_desk_progress({ done: 1, count: 2, title: 'Labels' }));
	await calls[1]!.answer(made);
	await all;
	expect(sent()).toEqual([
		{ address: '?/make', kind: 'hang-sheet', language: 'de', wall: '7', artist: '' },
		{ address: '?/make', kind: 'labels', language: 'en', wall: '', artist: '' }
	]);
	expect(batch.progress).toBe(m.papers_desk_made_all({ count: 2 }));
	expect(ends()).toBe(1);
});

test.each([
	['refused', { type: 'failure', status: 409, data: '[{"refused":1},"busy"]' }, () => paperRefusalText('busy')],
	['failed', { type: 'error', status: 500, error: { message: 'x' } }, () => m.papers_refused_failed()]
])('stops at a paper that is %s, and says which and why', async (_state, answer, reason) => {
	const { batch, calls, ends } = start();
	const all = batch.make(rows);
	await calls[0]!.answer(answer);
	await all;
	expect(batch.progress).toBe(`Sheet A: ${reason()}`);
	expect(calls).toHaveLength(1);
	expect(ends()).toBe(0);
});
