import { expect, test } from 'vitest';
import { readActionResult } from './actionResult.ts';
import { manualFetch } from './fetch.example.ts';
import { postAction } from './postAction.ts';

const body = new FormData();

test('posts as a page with script does, and returns the answer with its status', async () => {
	const { fetch, calls } = manualFetch();
	const answer = postAction('?/save', body, { fetch, keepalive: true });
	expect(calls[0]!.address).toBe('?/save');
	expect(calls[0]!.init).toEqual({
		method: 'POST',
		body,
		headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
		keepalive: true
	});
	await calls[0]!.answer({ type: 'failure', status: 422, data: '[{"problem":1},"no"]' });
	expect(await answer).toEqual({ result: { type: 'failure', status: 422, data: { problem: 'no' } }, status: 422 });
});

test('takes the status of the response for an answer without one', async () => {
	const { fetch, calls } = manualFetch();
	const answer = postAction('?/save', body, { fetch });
	await calls[0]!.answer({ type: 'error', error: { message: 'gone' } }, 404);
	expect((await answer).status).toBe(404);
});

test('throws without a network', async () => {
	const { fetch, calls } = manualFetch();
	const answer = expect(postAction('?/save', body, { fetch })).rejects.toThrow('no network');
	await calls[0]!.fail();
	await answer;
});

test.each(['<html>', '{}', 'null', '"text"'])('throws for %s, which is not the answer of an action', (text) => {
	expect(() => readActionResult(text)).toThrow();
});
