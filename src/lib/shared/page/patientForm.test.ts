import type { ActionResult, SubmitFunction } from '@sveltejs/kit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepTyped, unanswered } from './patientForm.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Sent = Exclude<Awaited<ReturnType<SubmitFunction>>, void>;

/** Sends a form with `keepTyped`. `answer` gives it an answer. */
async function send() {
	const form = { isConnected: true, requestSubmit: vi.fn() };
	const said: unknown[] = [];
	const update = vi.fn();
	const submit = keepTyped({ sending: (is) => said.push(is), answered: ({ type }) => said.push(type) });
	const then = (await submit({ formElement: form, submitter: null } as never)) as Sent;
	const answer = (result: ActionResult) => then({ result, update } as never);
	return { form, said, update, answer };
}

test.each([undefined, 502, 503, 504])('a form without an answer (%s) stays as it is and is sent again by itself', async (status) => {
	const { form, said, update, answer } = await send();
	await answer({ type: 'error', status, error: {} });
	expect([unanswered.forms.size, form.requestSubmit.mock.calls.length, update.mock.calls.length]).toEqual([1, 0, 0]);
	vi.advanceTimersByTime(3000);
	expect(form.requestSubmit.mock.calls.length).toBe(1);
	await answer({ type: 'redirect', status: 303, location: '/' });
	expect([unanswered.forms.size, update.mock.calls, said]).toEqual([0, [[{ reset: false }]], [true, 'redirect', false]]);
});

test('a form that has left the page is not sent again', async () => {
	const { form, answer } = await send();
	await answer({ type: 'error', status: 503, error: {} });
	form.isConnected = false;
	vi.advanceTimersByTime(3000);
	expect([form.requestSubmit.mock.calls.length, unanswered.forms.size]).toEqual([0, 0]);
});

test('an answer is shown, also a refusal or a fault of the site', async () => {
	for (const result of [
		{ type: 'failure', status: 422 },
		{ type: 'error', status: 500, error: {} }
	] as const) {
		const { update, answer } = await send();
		await answer(result);
		vi.advanceTimersByTime(3000);
		expect([update.mock.calls.length, unanswered.forms.size]).toEqual([1, 0]);
	}
});
