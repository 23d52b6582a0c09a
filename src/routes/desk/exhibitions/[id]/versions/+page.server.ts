import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findExhibition } from '#lib/exhibitions/exhibitions.server.ts';
import { callOffHang, publishHang } from '#lib/exhibitions/hang/hang.server.ts';
import { readWhen, readWhenFields } from '#lib/exhibitions/versions/publishForm.ts';
import { spansOf, toCompare } from '#lib/exhibitions/versions/versions.ts';
import { compareAndCheck, listVersions } from '#lib/exhibitions/versions/versions.server.ts';
import { curatorOf } from '#lib/people/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Parses the number of a version from the query; null if it is missing or invalid. */
const versionNumber = (value: string | null): number | null => (value !== null && /^\d{1,6}$/.test(value) ? Number(value) : null);

export const load: PageServerLoad = async (event) => {
	const account = curatorOf(event.locals);
	const { db } = event.locals;
	const show = await findExhibition(db, event.params.id);
	if (!show) error(404, 'not found');
	const versions = await listVersions(db, show.id);
	const query = event.url.searchParams;
	const pair = toCompare(versions, versionNumber(query.get('before')), versionNumber(query.get('after')));
	const now = new Date();
	const { compared, unfit } = await compareAndCheck(db, show, versions, pair, now);
	const spans = spansOf(versions, now);
	return {
		show: { id: show.id, title: show.title, state: show.state },
		versions: versions.map(({ savedBy, ...version }) => ({
			...version,
			by: savedBy === null ? null : savedBy === account.id ? ('me' as const) : ('other' as const),
			span: spans.get(version.id) ?? null
		})),
		compared,
		unfit,
		done: query.get('done')
	};
};

export const actions: Actions = {
	/** Publishes the draft: `version`, `lock`, `when` ("now" or "later"), and for later `day` and `time`. */
	publish: async (event) => {
		const show = await findExhibition(event.locals.db, event.params.id);
		if (!show) error(404, 'not found');
		const form = await event.request.formData();
		const values = readWhenFields(form);
		const draft = z
			.object({ version: z.uuid(), lock: z.coerce.number().int().min(0) })
			.safeParse({ version: form.get('version'), lock: form.get('lock') });
		if (!draft.success) return fail(422, { values, refused: 'invalid' });
		const read = readWhen(values, show.closes, new Date());
		if (!read.ok) return fail(422, { values, wrong: { field: read.field, error: read.error } });
		const published = await publishHang(event.locals.db, draft.data.version, draft.data.lock, read.from);
		if (!published.ok) return fail(published.refusal.status, { values, refused: published.refusal.code, detail: published.refusal.detail });
		redirect(303, `${event.url.pathname}?done=${read.from ? 'later' : 'published'}`);
	},
	/** Calls off a version that is published for later: `version`. */
	call_off: async (event) => {
		const version = z.uuid().safeParse((await event.request.formData()).get('version'));
		if (!version.success) return fail(422, { refused: 'invalid' });
		const off = await callOffHang(event.locals.db, version.data);
		if (!off.ok) return fail(off.refusal.status, { refused: off.refusal.code });
		redirect(303, `${event.url.pathname}?done=called_off`);
	}
};
