import { error } from '@sveltejs/kit';
import { placeSentences } from '#lib/gallery/wall/placeSentences.ts';
import { presentPreview, presentWall } from '#lib/gallery/read/present.ts';
import { presentShow } from '#lib/gallery/read/presentShow.ts';
import { readWallHistory, readWorksOf } from '#lib/gallery/read/wallHistory.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

export const csr = false;

/** A wall in one of its shows. `?show=` selects the show by slug; default: the current one, else the latest past one, else the next. */
export const load: PageServerLoad = async ({ params, url }) => {
	const locale = getLocale();
	const history = await readWallHistory(params.code);
	const today = berlinToday(new Date());
	const shows = history.map(({ show }) => presentShow(show, today, locale));
	const selected = url.searchParams.get('show');
	const preferred =
		shows.find(({ when }) => when === 'current') ??
		shows.findLast(({ when }) => when === 'past') ??
		shows.find(({ when }) => when === 'upcoming');
	const at = shows.findIndex(({ slug }) => slug === (selected ?? preferred?.slug));
	const state = history[at];
	if (!state) error(404, 'not found');
	const works = await readWorksOf(state);
	const wall = presentWall(state.wall, state.placements, works, locale);
	return {
		shows,
		at,
		isDefault: shows[at] === preferred,
		wall,
		/** The sizes of the wall in all its shows, for a common scale. */
		sizes: history.map(({ wall: { width_mm: widthMm, height_mm: heightMm } }) => ({ widthMm, heightMm })),
		sentences: placeSentences(wall, locale),
		preview: presentPreview(works, locale)
	};
};
