import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { measureWork, noteEscapeRoute } from '#lib/exhibitions/hang/asHung.server.ts';
import { removalReasons } from '#lib/exhibitions/exhibition.ts';
import { findExhibition } from '#lib/exhibitions/exhibitions.server.ts';
import { readMeasured } from '#lib/exhibitions/hang/measuredForm.ts';
import { findShowWork, listReplacements } from '#lib/exhibitions/showWork.server.ts';
import { placesOf } from '#lib/exhibitions/versions/workPlaces.server.ts';
import { listUnfit, listVersions } from '#lib/exhibitions/versions/versions.server.ts';
import { putBackShowWork, removeShowWork, replaceShowWork } from '#lib/exhibitions/works.server.ts';
import { berlinToday, daySchema } from '#lib/shared/dates.ts';
import type { Refusal } from '#lib/shared/backend/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

/** The show and the work in the address. @throws 404 */
async function readWork({ locals: { db }, params }: Pick<RequestEvent, 'locals'> & { params: { id: string; work: string } }) {
	const show = await findExhibition(db, params.id);
	const work = show && (await findShowWork(db, show.id, params.work));
	if (!show || !work) error(404, 'not found');
	return { show, work };
}

export const load: PageServerLoad = async (event) => {
	const { db } = event.locals;
	const { show, work } = await readWork(event);
	const now = new Date();
	const today = berlinToday(now);
	const versions = await listVersions(db, show.id);
	const over = show.closes < today || show.state === 'cancelled';
	const [unfit, places, replacements] = await Promise.all([
		listUnfit(db, show, versions, now),
		placesOf(db, versions, work.id, now),
		over ? [] : listReplacements(db, show.id, work.artistId)
	]);
	// A part of a work of several parts is named "17.2".
	const isOwn = (key: string): boolean => key === String(work.number) || key.startsWith(`${work.number}.`);
	const query = event.url.searchParams;
	return {
		show: { id: show.id, title: show.title },
		work,
		over,
		today,
		places,
		replacements,
		unfit: unfit
			.map((one) => ({ ...one, problems: one.problems.filter(({ placementIds }) => placementIds.some(isOwn)) }))
			.filter(({ problems }) => problems.length > 0),
		done: query.get('done'),
		replaced: query.get('replaced')
	};
};

const refuse = (what: 'remove' | 'replace' | 'back', { status, code }: Refusal) => fail(status, { what, refused: code });

export const actions: Actions = {
	/** Records measured values: `outer-height-1` to `weight-1`, for each part. */
	measure: async (event) => {
		const { work } = await readWork(event);
		const read = readMeasured(await event.request.formData(), work.parts);
		if (!read.ok) return fail(422, { what: 'measure' as const, typed: read.typed, errors: read.errors });
		for (const { part, what, value } of read.changed) {
			const measured = await measureWork(event.locals.db, work.id, part, what, value);
			if (!measured.ok)
				return fail(measured.refusal.status, { what: 'measure' as const, typed: read.typed, refused: measured.refusal.code });
		}
		redirect(303, `${event.url.pathname}?done=${read.changed.length > 0 ? 'measured' : 'unchanged'}`);
	},
	/** Notes why the work may hang in an escape route: `note`; an empty one removes the note. */
	escape: async (event) => {
		const { work } = await readWork(event);
		const note = String((await event.request.formData()).get('note') ?? '').trim();
		const noted = await noteEscapeRoute(event.locals.db, work.id, note || null);
		if (!noted.ok) return fail(noted.refusal.status, { what: 'escape' as const, refused: noted.refusal.code, note });
		redirect(303, `${event.url.pathname}?done=noted`);
	},
	/** Removes the work from the show early: `reason`, `from` (today or earlier); `confirm` has to be ticked. */
	remove: async (event) => {
		const { work } = await readWork(event);
		const form = await event.request.formData();
		const removal = z
			.object({ reason: z.enum(removalReasons), from: daySchema.or(z.literal('').transform(() => null)) })
			.safeParse({ reason: form.get('reason'), from: form.get('from') ?? '' });
		if (!removal.success) return fail(422, { what: 'remove' as const, refused: 'invalid' });
		if (!form.has('confirm')) return fail(422, { what: 'remove' as const, refused: 'unticked', removal: removal.data });
		const removed = await removeShowWork(event.locals.db, work.id, removal.data.reason, removal.data.from);
		if (!removed.ok) return fail(removed.refusal.status, { what: 'remove' as const, refused: removed.refusal.code, removal: removal.data });
		redirect(303, `${event.url.pathname}?done=removed`);
	},
	/** Replaces the work: `work`, the id of a work in a submission, and `reason`. Redirects to the new work. */
	replace: async (event) => {
		const { work } = await readWork(event);
		const form = await event.request.formData();
		const wish = z
			.object({ work: z.uuid(), reason: z.enum(removalReasons) })
			.safeParse({ work: form.get('work'), reason: form.get('reason') });
		if (!wish.success) return fail(422, { what: 'replace' as const, refused: 'invalid' });
		const replaced = await replaceShowWork(event.locals.db, work.id, wish.data.work, wish.data.reason);
		if (!replaced.ok) return refuse('replace', replaced.refusal);
		const { work: id, placed, why } = replaced.value;
		const path = event.url.pathname.replace(work.id, id);
		redirect(303, `${path}?replaced=${placed ? 'placed' : (why ?? 'waits')}`);
	},
	back: async (event) => {
		const { work } = await readWork(event);
		const back = await putBackShowWork(event.locals.db, work.id);
		if (!back.ok) return refuse('back', back.refusal);
		redirect(303, `${event.url.pathname}?done=back`);
	}
};
