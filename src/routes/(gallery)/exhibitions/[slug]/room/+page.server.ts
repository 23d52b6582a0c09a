import { needShow } from '#lib/gallery/read/needShow.server.ts';
import { placeSentences } from '#lib/gallery/wall/placeSentences.ts';
import { presentElsewhere, presentPreview, presentWalls } from '#lib/gallery/read/present.ts';
import { presentShow } from '#lib/gallery/read/presentShow.ts';
import { readShowRooms } from '#lib/gallery/read/showRooms.server.ts';
import { presentVirtualRooms } from '#lib/gallery/room/presentVirtualRooms.ts';
import { readShow } from '#lib/gallery/read/shows.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params }) => {
	const locale = getLocale();
	const show = await needShow(params.slug, '/room');
	const [rows, roomRows] = await Promise.all([readShow(show), readShowRooms(show.id)]);
	const words = { locale, notOnline: m.gallery_not_online(), untitled: m.gallery_untitled() };
	return {
		show: presentShow(rows.show, berlinToday(new Date()), locale),
		rooms: presentVirtualRooms(roomRows, presentWalls(rows, locale), words).map((room) => {
			const places = room.walls.flatMap((wall) => placeSentences(wall, locale));
			// List a work of several parts once.
			return { ...room, places: [...new Map(places.toReversed().map((place) => [place.number, place])).values()].toReversed() };
		}),
		elsewhere: presentElsewhere(rows, locale),
		preview: presentPreview(rows.works, locale)
	};
};
