import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { refusalStatus, refusalText } from '#lib/images/take/refusals.ts';
import { largestFile } from '#lib/shared/backend/fileLimits.server.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { readPhoto, readTick, type SentPhoto, type Tick } from './dayForm.ts';
import { handlingRefusalText, tickErrorText } from './dayWords.ts';
import type { Kept } from './photos.server.ts';

/** The two actions of a page of the hanging day. The outbox and forms without JavaScript post the same fields. */

/** Redirects to the work of the form. */
function back(event: RequestEvent, form: FormData): never {
	const key = String(form.get('key') ?? '');
	redirect(303, `${event.url.pathname}${/^\d{1,6}(\.\d{1,2})?$/.test(key) ? `?at=${key}#work` : ''}`);
}

/** Fails with a sentence. A link that has ended gives a 404, like any other. */
const refused = (status: number, problem: string) => fail(status, { problem });

/** The action `tick`. `tick` records it. */
export async function answerTick(event: RequestEvent, tick: (tick: Tick) => Promise<Outcome<boolean>>) {
	const form = await event.request.formData();
	const read = readTick(form);
	if (!read.ok) return refused(422, tickErrorText(read.errors));
	const ticked = await tick(read.tick);
	if (!ticked.ok) return refused(ticked.refusal.status, handlingRefusalText(ticked.refusal.code));
	return back(event, form);
}

/** The action `photo`. `keep` stores it. */
export async function answerPhoto(event: RequestEvent, keep: (photo: SentPhoto) => Promise<Kept>) {
	const form = await event.request.formData().catch(() => new FormData());
	const photo = readPhoto(form);
	if (!photo) return refused(422, m.handling_day_error_photo());
	const kept = await keep(photo);
	if (kept.ok) return back(event, form);
	if ('refusal' in kept) return refused(kept.refusal.status, handlingRefusalText(kept.refusal.code));
	if (kept.reason === 'busy') event.setHeaders({ 'retry-after': '60' });
	return refused(refusalStatus(kept.reason), refusalText(kept.reason, await largestFile('handling'), getLocale()));
}
