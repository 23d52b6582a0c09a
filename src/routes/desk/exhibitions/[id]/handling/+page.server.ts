import { error } from '@sveltejs/kit';
import { readHandling } from '#lib/handling/readHandling.server.ts';
import { findShowHead } from '#lib/handling/day/shows.server.ts';
import { addPhoto, publish, removePhoto, sayCondition, sayCustody } from './answers.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db } = event.locals;
	const show = await findShowHead(db, event.params.id);
	if (!show) error(404, 'not found');
	return {
		show,
		...(await readHandling(db, show.id)),
		done: event.url.searchParams.get('done'),
		photoId: crypto.randomUUID()
	};
};

export const actions: Actions = { custody: sayCustody, condition: sayCondition, photo: addPhoto, publish, remove: removePhoto };
