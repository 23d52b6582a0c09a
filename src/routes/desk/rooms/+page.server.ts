import { fail, redirect } from '@sveltejs/kit';
import { isCoordinator } from '#lib/people/account.ts';
import { curatorOf } from '#lib/people/guard.server.ts';
import { parseRoomFields, readRoomFields } from '#lib/walls/forms/roomForm.ts';
import { listRooms, saveRoom } from '#lib/walls/walls.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const account = curatorOf(event.locals);
	return { mayChange: isCoordinator(account), rooms: await listRooms(event.locals.db), done: event.url.searchParams.has('done') };
};

export const actions: Actions = {
	/** Makes a room (`room` empty) or changes it: `name_de`, `name_en`, `floor`, `step_free` (yes, no or empty). */
	room: async (event) => {
		const form = await event.request.formData();
		const id = String(form.get('room') ?? '');
		const values = readRoomFields(form);
		const before = (await listRooms(event.locals.db)).find((room) => String(room.id) === id);
		const parsed = parseRoomFields(values, before?.name);
		if (!parsed.ok) return fail(422, { id, values, errors: parsed.errors, refused: null });
		if (id !== '' && !before) return fail(404, { id, values, errors: {}, refused: 'not-found' });
		const saved = await saveRoom(event.locals.db, before?.id ?? null, parsed.room);
		if (!saved.ok) return fail(saved.refusal.status, { id, values, errors: {}, refused: saved.refusal.code });
		redirect(303, `${event.url.pathname}?done=1`);
	}
};
