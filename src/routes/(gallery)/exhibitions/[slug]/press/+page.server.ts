import { needShow } from '#lib/gallery/read/needShow.server.ts';
import { presentWork } from '#lib/gallery/read/present.ts';
import { countWorks, presentEvents, presentShow } from '#lib/gallery/read/presentShow.ts';
import { presentPress } from '#lib/gallery/press/pressPictures.ts';
import { readPressNumbers } from '#lib/gallery/press/pressPictures.server.ts';
import { readEvents, readShow } from '#lib/gallery/read/shows.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import { textDirection } from '#lib/shared/texts.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params }) => {
	const locale = getLocale();
	const now = new Date();
	const show = await needShow(params.slug, '/press');
	const [{ works }, allowed, events] = await Promise.all([readShow(show), readPressNumbers(show.id), readEvents(show.id)]);
	return {
		show: presentShow(show, berlinToday(now), locale),
		texts: Object.entries(show.introduction).map(([lang, { t }]) => ({ text: t, lang, dir: textDirection(lang) })),
		pictures: presentPress(works, allowed, locale),
		count: countWorks(works.map((work) => presentWork(work, locale))).all,
		events: presentEvents(events, now, locale).filter(({ over }) => !over)
	};
};
