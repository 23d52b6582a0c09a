import { emptyEvent } from '#lib/exhibitions/events/event.ts';
import { listEvents } from '#lib/exhibitions/events/events.server.ts';
import { needCurator } from '#lib/people/account.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { needShow, saveTyped } from './save.server.ts';

export const load: PageServerLoad = async (event) => {
	await needCurator(event);
	const show = await needShow(event.locals.db, event.params.id);
	return {
		show: { id: show.id, slug: show.slug, title: show.title, state: show.state },
		events: await listEvents(event.locals.db, show.id),
		values: emptyEvent,
		done: event.url.searchParams.get('done')
	};
};

export const actions: Actions = {
	/** Adds an event: the fields of `EventFields`. */
	save: async (event) => {
		await needCurator(event);
		return saveTyped(event, await needShow(event.locals.db, event.params.id), null);
	}
};
