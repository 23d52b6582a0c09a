import { getLocale } from '#lib/shared/paraglide/runtime.js';
import { wallFieldsOf } from '#lib/walls/forms/wallForm.ts';
import { listRooms } from '#lib/walls/walls.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { saveWallForm } from '../save.server.ts';

export const load: PageServerLoad = async (event) => {
	const rooms = await listRooms(event.locals.db);
	const position = rooms.flatMap(({ walls }) => walls).length + 1;
	const room = event.url.searchParams.get('room') ?? '';
	return {
		rooms: rooms.map(({ id, name }) => ({ id, name })),
		values: { ...wallFieldsOf(null, room, getLocale()), position: String(position) }
	};
};

export const actions: Actions = {
	default: (event) => saveWallForm(event, null)
};
