import { error } from '@sveltejs/kit';
import { placeSentences } from '#lib/gallery/wall/placeSentences.ts';
import { presentPreview, presentShow, presentWall } from '#lib/gallery/read/present.ts';
import { readWallHistory, readWorksOf } from '#lib/gallery/read/wallHistory.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

export const csr = false;

/** One wall through all its shows; `?show=` says which, else the current one, else the latest before it. */
export const load: PageServerLoad = async ({ params, url }) => {
	const locale = getLocale();
	const history = await readWallHistory(params.code);
	const today = berlinToday(new Date());
	const shows = history.map(({ show }) => presentShow(show, today, locale));
	const asked = url.searchParams.get('show');
	const usual =
		shows.find(({ when }) => when === 'current') ??
		shows.findLast(({ when }) => when === 'past') ??
		shows.find(({ when }) => when === 'upcoming');
	const at = shows.findIndex(({ slug }) => slug === (asked ?? usual?.slug));
	const state = history[at];
	if (!state) error(404, 'not found');
	const works = await readWorksOf(state);
	const wall = presentWall(state.wall, state.placements, works, locale);
	return {
		shows,
		at,
		isUsual: shows[at] === usual,
		wall,
		/** What the wall measured in all its shows, so that each is drawn to the same scale. */
		sizes: history.map(({ wall: { width_mm: widthMm, height_mm: heightMm } }) => ({ widthMm, heightMm })),
		sentences: placeSentences(wall, locale),
		preview: presentPreview(works, locale)
	};
};
