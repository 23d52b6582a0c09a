import { error } from '@sveltejs/kit';
import { showFieldsOf } from '#lib/exhibitions/exhibition.ts';
import { type DeskShow, findExhibition } from '#lib/exhibitions/exhibitions.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { checkWalls, readWalls, saveShow } from '../../save.server.ts';

async function needShow(db: App.Locals['db'], id: string): Promise<DeskShow> {
	const show = await findExhibition(db, id);
	if (!show || show.state === 'cancelled') error(404, 'not found');
	return show;
}

export const load: PageServerLoad = async (event) => {
	const show = await needShow(event.locals.db, event.params.id);
	return { id: show.id, title: show.title, values: showFieldsOf(show), ...(await readWalls(event.locals.db, show.id)) };
};

export const actions: Actions = {
	save: async (event) => {
		const show = await needShow(event.locals.db, event.params.id);
		return saveShow(event, show.id, show);
	},
	check: (event) => checkWalls(event)
};
