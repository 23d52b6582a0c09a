import { showFieldsOf } from '#lib/exhibitions/exhibition.ts';
import type { Actions, PageServerLoad } from './$types';
import { checkWalls, readWalls, saveShow } from '../save.server.ts';

const empty = showFieldsOf({ title: {}, subtitle: {}, introduction: {}, installs: '', opens: '', closes: '', takenDown: '', walls: [] });

export const load: PageServerLoad = async (event) => ({ values: empty, ...(await readWalls(event.locals.db, null)) });

export const actions: Actions = {
	save: (event) => saveShow(event, null),
	check: (event) => checkWalls(event)
};
