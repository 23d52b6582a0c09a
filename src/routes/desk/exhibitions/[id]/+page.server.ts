import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { removalReasons } from '#lib/exhibitions/exhibition.ts';
import { cancelExhibition, findExhibition, publishedHang, publishExhibition } from '#lib/exhibitions/exhibitions.server.ts';
import { addShowWorks, listAcceptedWorks, listShowWorks, removeShowWork } from '#lib/exhibitions/works.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { listWallCodes } from '#lib/walls/walls.server.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

/** Query: `?words=` searches the accepted works, `?after=` the last one on the page of them before. */
export const load: PageServerLoad = async (event) => {
	const { db } = event.locals;
	const show = await findExhibition(db, event.params.id);
	if (!show) error(404, 'not found');
	const query = event.url.searchParams;
	const words = (query.get('words') ?? '').slice(0, 200);
	const asked = { words, after: z.uuid().nullable().catch(null).parse(query.get('after')) };
	const [works, walls, hang, accepted] = await Promise.all([
		listShowWorks(db, show.id),
		listWallCodes(db, show.walls),
		publishedHang(db, show.id),
		show.state === 'cancelled' ? { works: [], next: null } : listAcceptedWorks(db, show.id, asked)
	]);
	return {
		show,
		works,
		accepted,
		words,
		walls,
		hang,
		today: berlinToday(new Date()),
		done: query.get('done')
	};
};

/** Goes back to the show saying what was done, or says why not. */
function answered(event: RequestEvent, outcome: Outcome<unknown>, done: string) {
	if (!outcome.ok) return fail(outcome.refusal.status, { refused: outcome.refusal.code });
	redirect(303, `${event.url.pathname}?done=${done}`);
}

export const actions: Actions = {
	/** Adds accepted works: `works`, ids of works in submissions, repeated. */
	add: async (event) => {
		const works = z
			.array(z.uuid())
			.min(1)
			.safeParse((await event.request.formData()).getAll('works'));
		if (!works.success) return fail(422, { refused: 'nothing-chosen' });
		return answered(event, await addShowWorks(event.locals.db, event.params.id, works.data), 'added');
	},
	/** Takes one out: `work`, the id of the work in this show, and `reason`. */
	remove: async (event) => {
		const form = await event.request.formData();
		const removal = z
			.object({ work: z.uuid(), reason: z.enum(removalReasons) })
			.safeParse({ work: form.get('work'), reason: form.get('reason') });
		if (!removal.success) return fail(422, { refused: 'invalid' });
		const here = (await listShowWorks(event.locals.db, event.params.id)).some(({ id }) => id === removal.data.work);
		if (!here) return fail(404, { refused: 'not-found' });
		return answered(event, await removeShowWork(event.locals.db, removal.data.work, removal.data.reason), 'removed');
	},
	publish: async (event) => answered(event, await publishExhibition(event.locals.db, event.params.id, true), 'published'),
	unpublish: async (event) => answered(event, await publishExhibition(event.locals.db, event.params.id, false), 'unpublished'),
	/** Calls the show off: `confirm` has to be ticked. */
	cancel: async (event) => {
		if (!(await event.request.formData()).has('confirm')) return fail(422, { refused: 'unticked' });
		return answered(event, await cancelExhibition(event.locals.db, event.params.id), 'cancelled');
	}
};
