import { error, fail, redirect } from '@sveltejs/kit';
import { listBookings } from '#lib/bookings/bookings.server.ts';
import { addNote, planDecision } from '#lib/calls/decide.server.ts';
import { parseDecisionFields, parseNote, readDecisionFields } from '#lib/calls/decisions.ts';
import { findForReview } from '#lib/calls/review.server.ts';
import { curatorOf } from '#lib/people/guard.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import { listSounds } from '#lib/sounds/sounds.server.ts';
import { listRooms } from '#lib/walls/walls.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const account = curatorOf(event.locals);
	const { db } = event.locals;
	const today = berlinToday(new Date());
	const [submission, rooms, bookings] = await Promise.all([
		findForReview(db, account.id, event.params.id),
		listRooms(db),
		listBookings(db, today)
	]);
	if (!submission) error(404, 'not found');
	const taken = new Set(bookings.filter(({ from }) => from <= today).map(({ resource }) => resource));
	const free = rooms.flatMap(({ walls }) => walls).filter(({ id }) => !taken.has(id));
	// No recordings in a blind call: the voice would reveal the artist.
	const sounds = submission.artist
		? await listSounds(
				db,
				submission.works.map(({ artwork }) => artwork)
			)
		: [];
	return {
		submission,
		sounds,
		freeWalls: free.map(({ code, widthMm }) => ({ code, widthMm })),
		done: event.url.searchParams.get('done')
	};
};

export const actions: Actions = {
	/** Plans a decision about one work: `work`, `outcome`, `words`, `words_language`, `until`. */
	plan: async (event) => {
		const values = readDecisionFields(await event.request.formData());
		const parsed = parseDecisionFields(values, berlinToday(new Date()));
		if (!parsed.ok) return fail(422, { plan: { values, errors: parsed.errors, refused: null } });
		const planned = await planDecision(event.locals.db, parsed.decision);
		if (!planned.ok) return fail(planned.refusal.status, { plan: { values, errors: {}, refused: planned.refusal.code } });
		redirect(303, `${event.url.pathname}?done=planned#work-${values.work}`);
	},
	/** Adds an internal note: `text`. */
	note: async (event) => {
		const parsed = parseNote(await event.request.formData());
		if (!parsed.ok) return fail(422, { note: { text: parsed.text, error: parsed.error, refused: null } });
		const added = await addNote(event.locals.db, event.params.id, parsed.text);
		if (!added.ok) return fail(added.refusal.status, { note: { text: parsed.text, error: null, refused: added.refusal.code } });
		redirect(303, `${event.url.pathname}#notes`);
	}
};
