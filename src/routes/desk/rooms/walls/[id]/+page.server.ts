import { error } from '@sveltejs/kit';
import { refitHangs } from '#lib/exhibitions/hang/refit.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import { findWallPhoto } from '#lib/walls/photos.server.ts';
import { wallFieldsOf } from '#lib/walls/forms/wallForm.ts';
import { listMeasurements, listRooms } from '#lib/walls/walls.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { dropPhoto, keepPhoto, scalePhoto } from '../photo.server.ts';
import { saveWallForm } from '../save.server.ts';

async function needWall(db: App.Locals['db'], id: string) {
	const rooms = await listRooms(db);
	const wall = rooms.flatMap(({ walls }) => walls).find((each) => String(each.id) === id);
	if (!wall) error(404, 'not found');
	return { rooms, wall };
}

export const load: PageServerLoad = async (event) => {
	const { db } = event.locals;
	const { rooms, wall } = await needWall(db, event.params.id);
	const [photo, measurements, refits] = await Promise.all([
		findWallPhoto(db, wall.id),
		listMeasurements(db, wall.id),
		refitHangs(db, wall.id, { ...wall, blocked: wall.zones }, berlinToday(new Date()))
	]);
	return {
		rooms: rooms.map(({ id, name }) => ({ id, name })),
		id: wall.id,
		code: wall.code,
		revision: wall.revision,
		values: wallFieldsOf(wall, '', getLocale()),
		photo,
		measurements,
		refits,
		done: event.url.searchParams.get('done')
	};
};

const wallOf = async (event: RequestEvent): Promise<number> => (await needWall(event.locals.db, event.params.id)).wall.id;

export const actions: Actions = {
	/** Measures the wall again: the fields of its form. */
	save: async (event) => saveWallForm(event, await wallOf(event)),
	/** Takes `photo` for the photograph of the empty wall. */
	photo: async (event) => keepPhoto(event, await wallOf(event)),
	/** Takes it away again. */
	unphoto: async (event) => dropPhoto(event, await wallOf(event)),
	/** Says how it lies on the elevation. */
	scale: async (event) => scalePhoto(event, await wallOf(event))
};
