import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { localizeHref } from '#lib/shared/paraglide/runtime.js';
import { parseWallFields, readWallFields, type WallErrors } from '#lib/walls/forms/wallForm.ts';
import { saveWall } from '#lib/walls/walls.server.ts';

/** Saves the posted wall and leads to its page, or says what is wrong beside which field. */
export async function saveWallForm(event: RequestEvent, wall: number | null) {
	const values = readWallFields(await event.request.formData());
	const parsed = parseWallFields(values);
	if (!parsed.ok) return fail(422, { values, errors: parsed.errors, refused: null });
	const saved = await saveWall(event.locals.db, wall, parsed.wall);
	if (!saved.ok) {
		const { status, code } = saved.refusal;
		const errors: WallErrors = code === 'code-taken' ? { code } : {};
		return fail(status, { values, errors, refused: code === 'code-taken' ? null : code });
	}
	redirect(303, localizeHref(`/desk/rooms/walls/${saved.value}?done=${wall === null ? 'made' : 'measured'}`));
}
