import { showFieldsOf } from '#lib/exhibitions/exhibition.ts';
import { needCurator } from '#lib/people/account.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { checkWalls, readWalls, saveShow } from '../save.server.ts';

const empty = showFieldsOf({ title: {}, subtitle: {}, introduction: {}, installs: '', opens: '', closes: '', takenDown: '', walls: [] });

export const load: PageServerLoad = async (event) => {
	await needCurator(event);
	return { values: empty, ...(await readWalls(event.locals.db, null)) };
};

export const actions: Actions = {
	save: async (event) => {
		await needCurator(event);
		return saveShow(event, null);
	},
	check: async (event) => {
		await needCurator(event);
		return checkWalls(event);
	}
};
