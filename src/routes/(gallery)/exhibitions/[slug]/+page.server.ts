import { needShow } from '#lib/gallery/need-show.server.ts';
import { presentCredits, presentPreview, presentShow, presentWork, wordsOf } from '#lib/gallery/present.ts';
import { readEvents, readShow } from '#lib/gallery/shows.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import { pickText } from '#lib/shared/texts.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params }) => {
	const locale = getLocale();
	const show = await needShow(params.slug);
	const [{ works, walls }, events] = await Promise.all([readShow(show), readEvents(show.id)]);
	return {
		show: presentShow(show, berlinToday(new Date()), locale),
		introduction: pickText(show.introduction, locale),
		plain: pickText(show.plain_introduction, locale),
		visiting: pickText(show.visiting_notes, locale),
		access: pickText(show.access_notes, locale),
		funders: show.funders,
		works: works.map((work) => presentWork(work, locale)),
		hasWalls: walls.length > 0,
		events: events.map((event) => ({
			kind: event.kind,
			title: wordsOf(event.title, locale),
			startsAt: new Date(event.starts_at),
			languages: event.languages
		})),
		credits: presentCredits(works),
		preview: presentPreview(works, locale)
	};
};
