import { needShow } from '#lib/gallery/read/needShow.server.ts';
import { placeSentences } from '#lib/gallery/wall/placeSentences.ts';
import { presentElsewhere, presentPreview, presentWalls } from '#lib/gallery/read/present.ts';
import { presentShow } from '#lib/gallery/read/presentShow.ts';
import { readShow } from '#lib/gallery/read/shows.server.ts';
import { wallsOfOtherShows } from '#lib/gallery/read/wallHistory.server.ts';
import { readWallPhotos } from '#lib/gallery/read/wallPhotos.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params }) => {
	const locale = getLocale();
	const show = await needShow(params.slug, '/walls');
	const [rows, photos] = await Promise.all([readShow(show), readWallPhotos(show.id, locale)]);
	const walls = presentWalls(rows, locale);
	const usedElsewhere = await wallsOfOtherShows(
		show.id,
		walls.map(({ code }) => code)
	);
	return {
		show: presentShow(rows.show, berlinToday(new Date()), locale),
		walls: walls.map((wall) => ({
			wall,
			sentences: placeSentences(wall, locale),
			photos: photos.filter((photo) => photo.wall === wall.code),
			hasHistory: usedElsewhere.has(wall.code)
		})),
		elsewhere: presentElsewhere(rows, locale),
		preview: presentPreview(rows.works, locale)
	};
};
