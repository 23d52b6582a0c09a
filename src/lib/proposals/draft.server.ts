import { error } from '@sveltejs/kit';
import type { Db } from '#lib/shared/backend/db.server.ts';
import { z } from 'zod';
import { openHang, saveHang } from '#lib/exhibitions/hang/hang.server.ts';
import type { Hang } from '#lib/exhibitions/hang/placement.ts';
import type { OpenedHang } from '#lib/exhibitions/hang/hangDraft.ts';
import { readHang } from '#lib/exhibitions/hang/readHang.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import type { Texts } from '#lib/shared/texts.ts';

export type ShowOfDraft = { id: string; title: Texts; opens: string; closes: string };

/** Reads a show and the draft of its hang. @throws 404 if the show doesn't exist or can't be hung */
export async function readDraft(db: Db, id: string): Promise<{ show: ShowOfDraft; draft: OpenedHang }> {
	if (!z.uuid().safeParse(id).success) error(404, 'not found');
	const { data } = await db.from('exhibition').select('id, title, opens, closes').eq('id', id).maybeSingle().throwOnError();
	if (!data) error(404, 'not found');
	const show: ShowOfDraft = data;
	const opened = await openHang(db, show.id);
	if (!opened.ok) error(404, 'not found');
	return { show, draft: await readHang(db, show, opened.value) };
}

/** Replaces all placements of the draft; centre lines and settings stay. Returns the next lock. Refuses 409 hang-changed. */
export const replaceHang = (db: Db, draft: { version: string; lock: number }, hang: Hang): Promise<Outcome<number>> =>
	saveHang(db, {
		version: draft.version,
		lock: draft.lock,
		centreLines: {},
		settings: {},
		placements: hang.map(({ id: _id, hooksMm, ...placement }) => ({ ...placement, hooksMm: hooksMm && [...hooksMm] }))
	});
