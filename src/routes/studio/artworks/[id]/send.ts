import { deserialize } from '$app/forms';
import { limits } from '#lib/images/take/limits.ts';
import { refusalText } from '#lib/images/take/refusals.ts';

/** The progress of an upload. `part` is the share of sent bytes, 0 to 1. */
export type Sending =
	{ state: 'waiting' | 'sending' | 'working' | 'done' | 'cut'; part: number } | { state: 'refused'; part: number; problem: string };

/**
 * Uploads a photo to the action of the form and reports the progress. Uses XMLHttpRequest, because fetch does not report
 * the progress of an upload. Never throws: a broken connection gives the state 'cut'.
 */
export function sendPhoto(action: string, file: File, role: string, report: (sending: Sending) => void): Promise<void> {
	if (file.size > limits.bytes) {
		report({ state: 'refused', part: 0, problem: refusalText('too-big') });
		return Promise.resolve();
	}
	return new Promise((resolve) => {
		const end = (sending: Sending) => {
			report(sending);
			resolve();
		};
		const form = new FormData();
		form.set('role', role);
		form.set('photo', file);
		const request = new XMLHttpRequest();
		request.open('POST', action);
		request.setRequestHeader('accept', 'application/json');
		request.setRequestHeader('x-sveltekit-action', 'true');
		request.upload.onprogress = ({ loaded, total }) => report({ state: 'sending', part: total > 0 ? loaded / total : 0 });
		request.upload.onload = () => report({ state: 'working', part: 1 });
		request.onload = () => end(answerOf(request.responseText));
		request.onerror = request.onabort = request.ontimeout = () => end({ state: 'cut', part: 0 });
		report({ state: 'sending', part: 0 });
		request.send(form);
	});
}

function answerOf(text: string): Sending {
	try {
		const result = deserialize(text);
		if (result.type === 'redirect' || result.type === 'success') return { state: 'done', part: 1 };
		const problem: unknown = result.type === 'failure' ? (result.data?.upload as { problem?: string })?.problem : result.error?.message;
		return typeof problem === 'string' ? { state: 'refused', part: 0, problem } : { state: 'cut', part: 0 };
	} catch {
		return { state: 'cut', part: 0 };
	}
}
