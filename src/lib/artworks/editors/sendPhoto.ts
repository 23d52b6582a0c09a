import { refusalText } from '#lib/images/take/refusals.ts';
import { readActionResult } from '#lib/shared/page/actionResult.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';

/**
 * How far a photograph is on its way; `share` of its bytes from 0 to 1. `working`: the server has all bytes and checks them. `cut`: the
 * connection broke.
 */
export type Progress =
	{ state: 'waiting' | 'sending' | 'working' | 'done' | 'cut'; share: number } | { state: 'refused'; share: number; problem: string };

/**
 * Sends a photograph to the action of the form and reports how far it is. It uses XMLHttpRequest, because `fetch` doesn't tell how
 * many bytes have left. A file of more than `largest` bytes isn't sent. Never rejects: a broken connection is a state, too.
 */
export function sendPhoto(
	action: string,
	file: File,
	role: string,
	largest: number,
	report: (progress: Progress) => void,
	request = new XMLHttpRequest()
): Promise<void> {
	if (file.size > largest) {
		report({ state: 'refused', share: 0, problem: refusalText('too-big', largest, getLocale()) });
		return Promise.resolve();
	}
	return new Promise((resolve) => {
		const end = (progress: Progress) => {
			report(progress);
			resolve();
		};
		const form = new FormData();
		form.set('role', role);
		form.set('photo', file);
		request.open('POST', action);
		request.setRequestHeader('accept', 'application/json');
		request.setRequestHeader('x-sveltekit-action', 'true');
		request.upload.onprogress = ({ loaded, total }) => report({ state: 'sending', share: total > 0 ? loaded / total : 0 });
		request.upload.onload = () => report({ state: 'working', share: 1 });
		request.onload = () => end(readAnswer(request.responseText));
		request.onerror = request.onabort = request.ontimeout = () => end({ state: 'cut', share: 0 });
		report({ state: 'sending', share: 0 });
		request.send(form);
	});
}

function readAnswer(text: string): Progress {
	try {
		const result = readActionResult(text);
		if (result.type === 'redirect' || result.type === 'success') return { state: 'done', share: 1 };
		const problem: unknown = result.type === 'failure' ? (result.data?.upload as { problem?: string })?.problem : result.error?.message;
		return typeof problem === 'string' ? { state: 'refused', share: 0, problem } : { state: 'cut', share: 0 };
	} catch {
		return { state: 'cut', share: 0 };
	}
}
