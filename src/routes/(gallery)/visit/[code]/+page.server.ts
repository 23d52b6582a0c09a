import { error, redirect } from '@sveltejs/kit';
import { placeSentences } from '#lib/gallery/wall/placeSentences.ts';
import { presentElsewhere, presentWalls } from '#lib/gallery/read/present.ts';
import { presentShow } from '#lib/gallery/read/presentShow.ts';
import { berlinToday, when } from '#lib/shared/dates.ts';
import { getLocale, localizeHref } from '#lib/shared/paraglide/runtime.js';
import { presentRoom } from '#lib/visiting/present.ts';
import { findRoomByCode, readShowInRoom, showsInRoom } from '#lib/visiting/rooms.server.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

/** What hangs in a room, in walking order: the target of the sign at its door. 404 for unknown codes and rooms that visitors may not know of. */
export const load: PageServerLoad = async ({ params }) => {
	const room = await findRoomByCode(params.code);
	if (!room) error(404, 'not found');
	if (room.code !== params.code) redirect(308, localizeHref(`/visit/${room.code}`));
	const locale = getLocale();
	const now = new Date();
	const today = berlinToday(now);
	const shows = await showsInRoom(room.id);
	const showsAt = (time: ReturnType<typeof when>) => shows.filter(({ opens, closes }) => when(opens, closes, today) === time);
	const hanging = await Promise.all(
		showsAt('current').map(async (show) => {
			const rows = await readShowInRoom(show, room.id);
			return {
				show: presentShow(show, today, locale),
				walls: presentWalls(rows, locale).map((wall) => ({ code: wall.code, places: placeSentences(wall, locale) })),
				elsewhere: presentElsewhere(rows, locale),
				/** Whether works that stand free are certainly in this room: the show uses no other. */
				alone: rows.roomsOfShow === 1
			};
		})
	);
	return {
		room: presentRoom(room, now, locale),
		hanging,
		upcoming: showsAt('upcoming')
			.toReversed()
			.map((show) => presentShow(show, today, locale)),
		past: showsAt('past')
			.slice(0, 3)
			.map((show) => presentShow(show, today, locale))
	};
};
