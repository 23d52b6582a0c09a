import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { reportCondition, setCustody } from '#lib/handling/custody.server.ts';
import { readPhoto } from '#lib/handling/day/dayForm.ts';
import { handlingRefusalText } from '#lib/handling/day/dayWords.ts';
import { conditionSchema, custodySchema, publishSchema } from '#lib/handling/handlingForm.ts';
import { type Kept, keepPhoto, publishWallPhoto, removeHandlingPhoto } from '#lib/handling/day/photos.server.ts';
import { readHandling } from '#lib/handling/readHandling.server.ts';
import { refusalStatus, refusalText } from '#lib/images/take/refusals.ts';
import { largestFile } from '#lib/shared/backend/fileLimits.server.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import type { Outcome } from '#lib/shared/backend/refusal.ts';

type Event = RequestEvent<{ id: string }>;
type Values = { work?: string; moment?: string; state?: string; note?: string };

const back = (event: Event, done: string, place: string): never => redirect(303, `${event.url.pathname}?done=${done}#${place}`);
const refused = (status: number, problem: string, values: Values = {}) => fail(status, { problem, values });

/** Whether a work is in this show. Works of other shows are treated as not found. */
const isHere = async ({ locals, params }: Event, work: string): Promise<boolean> => {
	const { data } = await locals.db.from('exhibition_work').select('id').eq('id', work).eq('exhibition_id', params.id).throwOnError();
	return data.length > 0;
};

function answered(event: Event, outcome: Outcome<unknown>, done: string, place: string) {
	if (!outcome.ok) return refused(outcome.refusal.status, handlingRefusalText(outcome.refusal.code));
	return back(event, done, place);
}

/** Sets the custody of a work: `work`, `custody`. */
export async function sayCustody(event: Event) {
	const said = custodySchema.safeParse(Object.fromEntries(await event.request.formData()));
	if (!said.success) return refused(422, m.handling_day_error_form());
	const { work, custody } = said.data;
	if (!(await isHere(event, work))) return refused(404, m.handling_refused_not_found());
	return answered(event, await setCustody(event.locals.db, work, custody), 'custody', `work-${work}`);
}

/** Reports the condition of a work: `work`, `moment`, `state`, `note`, and optionally `photo` with its `id`. */
export async function sayCondition(event: Event) {
	const form = await event.request.formData();
	const values = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string')) as Values;
	const said = conditionSchema.safeParse(values);
	if (!said.success) return refused(422, values.state ? m.handling_condition_too_long() : m.handling_condition_missing(), values);
	const { work, ...report } = said.data;
	if (!(await isHere(event, work))) return refused(404, m.handling_refused_not_found());
	// Store the photograph first: if it is refused, there is no report yet, so that a retry doesn't make a second one.
	const photo = readPhoto(form);
	const kept = photo ? await keepPhoto(event.locals.db, event.params.id, photo, report.moment) : null;
	if (kept && !kept.ok) return photoRefused(event, kept, values);
	return answered(event, await reportCondition(event.locals.db, work, report), 'condition', `work-${work}`);
}

/** Stores a photograph of a finished wall: `wall`, `photo`, `id`. */
export async function addPhoto(event: Event) {
	const form = await event.request.formData().catch(() => new FormData());
	const photo = readPhoto(form);
	if (!photo) return refused(422, m.handling_day_error_photo());
	const kept = await keepPhoto(event.locals.db, event.params.id, photo);
	return kept.ok ? back(event, 'photo', 'walls') : photoRefused(event, kept);
}

async function photoRefused(event: Event, kept: Exclude<Kept, { ok: true }>, values: Values = {}) {
	if ('refusal' in kept) return refused(kept.refusal.status, handlingRefusalText(kept.refusal.code), values);
	if (kept.reason === 'busy') event.setHeaders({ 'retry-after': '60' });
	const problem = refusalText(kept.reason, await largestFile('handling'), getLocale());
	return refused(refusalStatus(kept.reason), problem, values);
}

/** Publishes or unpublishes a photograph of a wall: `photo`, `on` (1 or 0), `agreed`. */
export async function publish(event: Event) {
	const asked = publishSchema.safeParse(Object.fromEntries(await event.request.formData()));
	if (!asked.success) return refused(422, m.handling_day_error_form());
	const { photo, on, agreed } = asked.data;
	if (!(await hasPhoto(event, photo))) return refused(404, m.handling_refused_not_found());
	return answered(event, await publishWallPhoto(event.locals.db, photo, on, agreed), on ? 'published' : 'unpublished', 'walls');
}

/** Deletes a photograph: `photo`. */
export async function removePhoto(event: Event) {
	const photo = String((await event.request.formData()).get('photo'));
	if (!(await hasPhoto(event, photo))) return refused(404, m.handling_refused_not_found());
	return answered(event, await removeHandlingPhoto(event.locals.db, photo), 'removed', 'walls');
}

async function hasPhoto({ locals, params }: Event, photo: string): Promise<boolean> {
	const { works, walls } = await readHandling(locals.db, params.id);
	return [...works, ...walls].some(({ photos }) => photos.some(({ id }) => id === photo));
}
