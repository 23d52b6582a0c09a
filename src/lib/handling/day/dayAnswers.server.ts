import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { refusalText } from '#lib/images/take/refusals.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { readPhoto, readTick, type SentPhoto, type Tick } from './dayForm.ts';
import { handlingRefusalText, tickErrorText } from './dayWords.ts';
import type { Kept } from './photos.server.ts';

/** The two actions of a page for the day of the hang: what a phone sends and what a form without script posts are the same. */

/** Back to the work that the form was about. */
function back(event: RequestEvent, form: FormData): never {
	const key = String(form.get('key') ?? '');
	redirect(303, `${event.url.pathname}${/^\d{1,6}(\.\d{1,2})?$/.test(key) ? `?at=${key}#work` : ''}`);
}

/** Answers with a sentence; a link that has ended is a 404 like every other. */
const refused = (status: number, problem: string) => fail(status, { problem });

export async function answerTick(event: RequestEvent, tick: (tick: Tick) => Promise<Outcome<boolean>>) {
	const form = await event.request.formData();
	const read = readTick(form);
	if (!read.ok) return refused(422, tickErrorText(read.errors));
	const ticked = await tick(read.tick);
	if (!ticked.ok) return refused(ticked.refusal.status, handlingRefusalText(ticked.refusal.code));
	return back(event, form);
}

export async function answerPhoto(event: RequestEvent, keep: (photo: SentPhoto) => Promise<Kept>) {
	const form = await event.request.formData().catch(() => new FormData());
	const photo = readPhoto(form);
	if (!photo) return refused(422, m.handling_day_error_photo());
	const kept = await keep(photo);
	if (kept.ok) return back(event, form);
	if ('refusal' in kept) return refused(kept.refusal.status, handlingRefusalText(kept.refusal.code));
	if (kept.reason === 'busy') event.setHeaders({ 'retry-after': '60' });
	return refused(kept.reason === 'busy' ? 503 : kept.reason === 'too-big' ? 413 : 422, refusalText(kept.reason));
}
