import { error, fail, redirect } from '@sveltejs/kit';
import { answerPhoto, answerTick } from '#lib/handling/day/dayAnswers.server.ts';
import { handlingRefusalText } from '#lib/handling/day/dayWords.ts';
import { listDayLinks, makeDayLink, revokeDayLink } from '#lib/handling/day/links.server.ts';
import { keepPhoto } from '#lib/handling/day/photos.server.ts';
import { readDay } from '#lib/handling/day/readDay.server.ts';
import { findShowHead } from '#lib/handling/day/shows.server.ts';
import { tickWork } from '#lib/handling/day/ticks.server.ts';
import { mediaHref } from '#lib/images/make/variants.ts';
import { localizeHref } from '#lib/shared/paraglide/runtime.js';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db } = event.locals;
	const show = await findShowHead(db, event.params.id);
	if (!show) error(404, 'not found');
	const [day, links] = await Promise.all([readDay(db, show, mediaHref), listDayLinks(db, show.id)]);
	return {
		show,
		day,
		links,
		at: event.url.searchParams.get('at'),
		ended: event.url.searchParams.has('ended'),
		ids: { tick: crypto.randomUUID(), photo: crypto.randomUUID() }
	};
};

export const actions: Actions = {
	/** A tick: see `readTick`. */
	tick: (event) => answerTick(event, (tick) => tickWork(event.locals.db, tick)),
	/** A photograph: see `readPhoto`. */
	photo: (event) => answerPhoto(event, (photo) => keepPhoto(event.locals.db, event.params.id, photo)),
	/** Makes a link for people without an account. It is in this answer only. */
	link: async (event) => {
		const made = await makeDayLink(event.locals.db, event.params.id);
		if (!made.ok) return fail(made.refusal.status, { problem: handlingRefusalText(made.refusal.code) });
		return { link: event.url.origin + localizeHref(`/day/${made.value}`) };
	},
	/** Ends a link: `link`. */
	revoke: async (event) => {
		const link = z.uuid().safeParse((await event.request.formData()).get('link'));
		if (!link.success) return fail(422, { problem: handlingRefusalText('invalid') });
		const revoked = await revokeDayLink(event.locals.db, link.data);
		if (!revoked.ok) return fail(revoked.refusal.status, { problem: handlingRefusalText(revoked.refusal.code) });
		redirect(303, `${event.url.pathname}?ended`);
	}
};
