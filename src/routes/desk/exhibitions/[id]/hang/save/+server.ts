import { error, json } from '@sveltejs/kit';
import { saveHang } from '#lib/exhibitions/hang/hang.server.ts';
import { hangSchema } from '#lib/exhibitions/hang/hangDraft.ts';

/** Keeps the draft while somebody works: {version, lock, placements, centreLines} -> {lock}, or 409 {lock, savedAt}. */
export const POST = async (event) => {
	const parsed = hangSchema.safeParse(await event.request.json().catch(() => null));
	if (!parsed.success) error(422, 'invalid');
	const saved = await saveHang(event.locals.db, parsed.data);
	if (saved.ok) return json({ lock: saved.value });
	return json({ code: saved.refusal.code, ...saved.refusal.detail }, { status: saved.refusal.status });
};
