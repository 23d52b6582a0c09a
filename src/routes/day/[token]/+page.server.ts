import { error } from '@sveltejs/kit';
import { answerPhoto, answerTick } from '#lib/handling/day/dayAnswers.server.ts';
import { deviceOf, needDayLink, needHelper } from '#lib/handling/day/helper.server.ts';
import { keepPhotoByLink } from '#lib/handling/day/photos.server.ts';
import { readDay } from '#lib/handling/day/readDay.server.ts';
import { findShowHead } from '#lib/handling/day/shows.server.ts';
import { tickByLink } from '#lib/handling/day/ticks.server.ts';
import { mediaHref } from '#lib/images/make/variants.ts';
import { siteDb } from '#lib/shared/backend/backend.server.ts';
import type { Actions, PageServerLoad } from './$types';

/**
 * The day of the hang for people without an account. Reading changes nothing. The secret key reads, because they have no rights of
 * their own; the link says which show.
 */
export const load: PageServerLoad = async (event) => {
	const link = await needDayLink(event);
	deviceOf(event);
	const pictures = `/day/${event.params.token}/pictures`;
	const show = await findShowHead(siteDb(), link.show);
	if (!show) error(404, 'not found');
	const day = await readDay(siteDb(), show, (file) => mediaHref(file).replace('/media', pictures));
	return {
		show: { id: show.id, title: show.title },
		day,
		expiresAt: link.expiresAt,
		at: event.url.searchParams.get('at'),
		ids: { tick: crypto.randomUUID(), photo: crypto.randomUUID() }
	};
};

export const actions: Actions = {
	/** A tick: see `readTick`. */
	tick: async (event) => {
		const helper = await needHelper(event);
		return answerTick(event, (tick) => tickByLink(helper, tick));
	},
	/** A photograph: see `readPhoto`. */
	photo: async (event) => {
		const helper = await needHelper(event);
		return answerPhoto(event, (photo) => keepPhotoByLink(helper, photo));
	}
};
