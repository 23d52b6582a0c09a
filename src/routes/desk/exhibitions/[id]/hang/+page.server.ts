import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { publishedHang } from '#lib/exhibitions/exhibitions.server.ts';
import { openHang, publishHang, saveHang } from '#lib/exhibitions/hang/hang.server.ts';
import { numberedParts, readPositions } from '#lib/exhibitions/hang/hangForm.ts';
import { readHang } from '#lib/exhibitions/hang/readHang.server.ts';
import type { Texts } from '#lib/shared/texts.ts';

type Show = { id: string; slug: string; title: Texts; opens: string; closes: string; state: string };

async function readShow(db: App.Locals['db'], id: string): Promise<Show> {
	if (!z.uuid().safeParse(id).success) error(404, 'not found');
	const { data } = await db.from('exhibition').select('id, slug, title, opens, closes, state').eq('id', id).maybeSingle().throwOnError();
	if (!data) error(404, 'not found');
	return data;
}

async function readDraft(db: App.Locals['db'], show: Show) {
	const opened = await openHang(db, show.id);
	if (!opened.ok) error(404, 'not found');
	return readHang(db, show, opened.value);
}

export const load = async (event) => {
	const show = await readShow(event.locals.db, event.params.id);
	const [hang, published] = await Promise.all([readDraft(event.locals.db, show), publishedHang(event.locals.db, show.id)]);
	return { show, hang, published };
};

export const actions = {
	/** Without JavaScript: every box of the table at once, in centimetres. */
	positions: async (event) => {
		const show = await readShow(event.locals.db, event.params.id);
		const hang = await readDraft(event.locals.db, show);
		const form = await event.request.formData();
		const read = readPositions(form, hang.walls, numberedParts(hang.works), hang.placements);
		if (!read.ok) return fail(422, { code: 'invalid', fields: read.invalid, typed: read.typed });
		const lock = Number(form.get('lock'));
		const saved = await saveHang(event.locals.db, { version: hang.version, lock, placements: read.placements, centreLines: {} });
		if (!saved.ok) return fail(saved.refusal.status, { code: saved.refusal.code, fields: [], typed: read.typed });
		redirect(303, event.url.pathname);
	},
	publish: async (event) => {
		const form = await event.request.formData();
		const version = z.uuid().safeParse(form.get('version'));
		const lock = z.coerce.number().int().min(0).safeParse(form.get('lock'));
		if (!version.success || !lock.success) return fail(422, { code: 'invalid' });
		const published = await publishHang(event.locals.db, version.data, lock.data);
		if (!published.ok) return fail(published.refusal.status, { code: published.refusal.code, detail: published.refusal.detail });
		redirect(303, `${event.url.pathname}?published=1`);
	}
};
