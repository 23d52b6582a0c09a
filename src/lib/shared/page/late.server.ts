import { type Handle, json, type RequestEvent } from '@sveltejs/kit';
import { wasLate, withPatience } from '../backend/patience.server.ts';
import { deLocalizeHref, localizeHref } from '../paraglide/runtime.js';
import { recordCookies } from './recordCookies.server.ts';

/** A longer form isn't kept: only uploads are longer, and files can't be filled in again. */
const maxTypedBytes = 1024 * 1024;
const message = 'The backend did not answer in time';

/**
 * Answers within three seconds, also when the backend is silent, slow or gone: with a 503 that says so in the person's language. What
 * somebody typed into a form comes back with it, to be sent again.
 */
export const patience: Handle = ({ event, resolve }) => {
	const answer = async (): Promise<Response> => {
		const typed = copyOfForm(event.request);
		const cookies = recordCookies(event);
		let response: Response | null = null;
		try {
			response = await resolve(event);
		} catch (error) {
			if (!wasLate()) throw error;
		}
		if (response && !(wasLate() && response.status >= 500)) return response;
		const late = await answerLate(event, typed);
		for (const cookie of cookies) late.headers.append('set-cookie', cookie);
		return late;
	};
	return withPatience(answer, Number(event.request.headers.get('content-length') ?? 0));
};

/** A copy of the request, if it has a form that somebody typed. */
function copyOfForm(request: Request): Request | null {
	const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(request.headers.get('content-type') ?? '');
	const bytes = Number(request.headers.get('content-length') ?? Infinity);
	return request.method === 'POST' && isForm && bytes <= maxTypedBytes ? request.clone() : null;
}

/** The 503 in a form that the request can read. */
async function answerLate(event: RequestEvent, typed: Request | null): Promise<Response> {
	const { headers, method } = event.request;
	const status = 503;
	if (headers.has('x-sveltekit-action')) return json({ type: 'error', error: { message } }, { status });
	const accept = headers.get('accept') ?? '';
	if (event.isDataRequest || !accept.includes('text/html')) return json({ message }, { status });
	const page = typed ? await formPage(event, typed) : await event.fetch(pathBelow('/busy', event), { headers: { accept: 'text/html' } });
	return new Response(method === 'HEAD' ? null : page.body, { status, headers: page.headers });
}

/** The page with the form that was typed. */
async function formPage(event: RequestEvent, typed: Request): Promise<Response> {
	const entries = [...(await typed.formData()).entries()];
	const texts = entries.filter(([, value]) => typeof value === 'string');
	const hasFiles = entries.some(([, value]) => typeof value !== 'string' && value.size > 0);
	const { pathname, search, origin } = event.url;
	const body = new URLSearchParams({ to: pathname + search, typed: JSON.stringify(texts), files: hasFiles ? 'yes' : '' });
	return event.fetch(pathBelow('/late', event), { method: 'POST', body, headers: { accept: 'text/html', origin } });
}

/** A path with as many parts as that of the request: a page names its files relative to itself. */
const pathBelow = (place: string, { url }: RequestEvent): string => localizeHref(place + deLocalizeHref(url.pathname));
