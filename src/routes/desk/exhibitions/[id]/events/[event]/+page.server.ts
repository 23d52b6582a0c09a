import { error, fail, redirect } from '@sveltejs/kit';
import { eventFieldsOf } from '#lib/exhibitions/events/event.ts';
import { findEvent, removeEvent } from '#lib/exhibitions/events/events.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { eventsHref, needShow, saveTyped } from '../save.server.ts';

export const load: PageServerLoad = async (event) => {
	const show = await needShow(event.locals.db, event.params.id);
	const found = await findEvent(event.locals.db, show.id, event.params.event);
	if (!found) error(404, 'not found');
	return { show: { id: show.id, title: show.title }, kind: found.kind, values: eventFieldsOf(found) };
};

export const actions: Actions = {
	save: async (event) => {
		const show = await needShow(event.locals.db, event.params.id);
		const found = await findEvent(event.locals.db, show.id, event.params.event);
		if (!found) error(404, 'not found');
		return saveTyped(event, show, found);
	},
	/** Deletes the event; `confirm` has to be ticked. */
	remove: async (event) => {
		const show = await needShow(event.locals.db, event.params.id);
		if (!(await event.request.formData()).has('confirm')) return fail(422, { refused: 'unticked', values: undefined, errors: undefined });
		const removed = await removeEvent(event.locals.db, show.id, event.params.event);
		if (!removed.ok) error(removed.refusal.status, 'not found');
		redirect(303, eventsHref(show.id, 'removed'));
	}
};
