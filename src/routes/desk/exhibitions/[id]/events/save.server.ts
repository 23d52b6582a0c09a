import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { parseEventFields, readEventFields } from '#lib/exhibitions/events/event.ts';
import { type DeskEvent, saveEvent } from '#lib/exhibitions/events/events.server.ts';
import { type DeskShow, findExhibition } from '#lib/exhibitions/exhibitions.server.ts';
import { localizeHref } from '#lib/shared/paraglide/runtime.js';

/** The show of the events. @throws 404 if it doesn't exist or was cancelled */
export async function needShow(db: App.Locals['db'], id: string): Promise<DeskShow> {
	const show = await findExhibition(db, id);
	if (!show || show.state === 'cancelled') error(404, 'not found');
	return show;
}

export const eventsHref = (show: string, done = ''): string =>
	localizeHref(`/desk/exhibitions/${show}/events`) + (done ? `?done=${done}` : '');

/** Saves the posted event and redirects to the list, or returns the typed values with the errors. */
export async function saveTyped(event: RequestEvent, show: DeskShow, before: DeskEvent | null) {
	const values = readEventFields(await event.request.formData());
	const parsed = parseEventFields(values, show, before ?? undefined);
	if (!parsed.ok) return fail(422, { values, errors: parsed.errors });
	const saved = await saveEvent(event.locals.db, show.id, before?.id ?? null, parsed.event);
	if (!saved.ok) return fail(saved.refusal.status, { values, refused: saved.refusal.code });
	redirect(303, eventsHref(show.id, before ? 'changed' : 'added'));
}
