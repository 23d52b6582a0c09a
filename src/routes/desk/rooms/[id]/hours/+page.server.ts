import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { hoursFieldsOf, parseHours, readHoursFields } from '#lib/visiting/hoursForm.ts';
import { findDeskRoom, saveRoomHours } from '#lib/visiting/rooms.server.ts';
import type { Actions, PageServerLoad } from './$types';

async function needRoom(event: RequestEvent) {
	const room = await findDeskRoom(event.locals.db, event.params.id ?? '');
	if (!room) error(404, 'not found');
	return room;
}

export const load: PageServerLoad = async (event) => {
	const { id, name, code, hours } = await needRoom(event as RequestEvent);
	return { id, name, code, values: hoursFieldsOf(hours), done: event.url.searchParams.has('done') };
};

export const actions: Actions = {
	/** Keeps the hours; a form without anything says that nobody knows. */
	default: async (event) => {
		const room = await needRoom(event as RequestEvent);
		const values = readHoursFields(await event.request.formData());
		const parsed = parseHours(values, room.hours?.note);
		if (!parsed.ok) return fail(422, { values, errors: parsed.errors });
		const saved = await saveRoomHours(event.locals.db, room.id, parsed.hours);
		if (!saved.ok) return fail(saved.refusal.status, { values, errors: {} });
		redirect(303, `${event.url.pathname}?done=1`);
	}
};
