import { error } from '@sveltejs/kit';
import { needCoordinator } from '#lib/people/account.server.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import { wallFieldsOf } from '#lib/walls/wallForm.ts';
import { listRooms } from '#lib/walls/walls.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { saveWallForm } from '../save.server.ts';

async function needWall(db: App.Locals['db'], id: string) {
	const rooms = await listRooms(db);
	const wall = rooms.flatMap(({ walls }) => walls).find((each) => String(each.id) === id);
	if (!wall) error(404, 'not found');
	return { rooms, wall };
}

export const load: PageServerLoad = async (event) => {
	await needCoordinator(event);
	const { rooms, wall } = await needWall(event.locals.db, event.params.id);
	return {
		rooms: rooms.map(({ id, name }) => ({ id, name })),
		code: wall.code,
		values: wallFieldsOf(wall, '', getLocale())
	};
};

export const actions: Actions = {
	default: async (event) => {
		await needCoordinator(event);
		return saveWallForm(event, (await needWall(event.locals.db, event.params.id)).wall.id);
	}
};
