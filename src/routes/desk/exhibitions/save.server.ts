import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { listBookings } from '#lib/bookings/bookings.server.ts';
import { collisionOf } from '#lib/bookings/collision.ts';
import { collisionText } from '#lib/bookings/collisionText.ts';
import { parseShowFields, readShowFields, type ShowErrors, type ShowTexts } from '#lib/exhibitions/exhibition.ts';
import { saveExhibition } from '#lib/exhibitions/exhibitions.server.ts';
import { scheduleRefusalText } from '#lib/exhibitions/scheduleWords.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import { getLocale, localizeHref } from '#lib/shared/paraglide/runtime.js';
import type { Refusal } from '#lib/shared/backend/refusal.ts';
import { listRooms } from '#lib/walls/walls.server.ts';

/** The walls and their bookings for the form of a show. Bookings of the show itself are left out. */
export async function readWalls(db: App.Locals['db'], show: string | null) {
	const [rooms, bookings] = await Promise.all([listRooms(db), listBookings(db, berlinToday(new Date()))]);
	return {
		rooms: rooms.map(({ name, walls }) => ({ name, walls: walls.map(({ id, code, widthMm }) => ({ id, code, widthMm })) })),
		bookings: bookings.filter(({ exhibition }) => exhibition === null || exhibition !== show)
	};
}

/** Saves the posted show and redirects to it, or returns the errors. `taken`: the sentence about a collision of bookings. */
export async function saveShow(event: RequestEvent, id: string | null, before?: ShowTexts) {
	const values = readShowFields(await event.request.formData());
	const parsed = parseShowFields(values, before);
	if (!parsed.ok) return fail(422, { values, errors: parsed.errors, taken: null, refused: null });
	const saved = await saveExhibition(event.locals.db, id, parsed.show);
	if (!saved.ok) return fail(saved.refusal.status, { values, ...refusedShow(saved.refusal) });
	redirect(303, `${localizeHref(`/desk/exhibitions/${saved.value}`)}?done=saved`);
}

/** Without JavaScript: returns the typed values, so that the page shows which walls are free on the typed days. */
export async function checkWalls(event: RequestEvent) {
	const values = readShowFields(await event.request.formData());
	return { values, errors: {} as ShowErrors, taken: null, refused: null };
}

function refusedShow({ code, detail }: Refusal): { errors: ShowErrors; taken: string | null; refused: string | null } {
	const collision = code === 'resource-taken' ? collisionOf(detail) : null;
	if (collision) return { errors: { walls: 'wall-taken' }, taken: collisionText(collision, getLocale()), refused: null };
	if (code === 'wall-in-use') return { errors: { walls: 'wall-in-use' }, taken: null, refused: null };
	if (code === 'dates') return { errors: { closes: 'order' }, taken: null, refused: null };
	return { errors: {}, taken: null, refused: scheduleRefusalText(code) };
}
