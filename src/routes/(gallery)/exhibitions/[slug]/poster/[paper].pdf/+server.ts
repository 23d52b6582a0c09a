import { error } from '@sveltejs/kit';
import { needShow } from '#lib/gallery/read/needShow.server.ts';
import { presentShow } from '#lib/gallery/read/presentShow.ts';
import { posterPapers } from '#lib/gallery/poster/posterPaper.ts';
import { makePoster } from '#lib/gallery/poster/makePoster.server.ts';
import { presentPress } from '#lib/gallery/press/pressPictures.ts';
import { readPressNumbers } from '#lib/gallery/press/pressPictures.server.ts';
import { readShow } from '#lib/gallery/read/shows.server.ts';
import { fileAnswer } from '#lib/papers/fileAnswer.ts';
import { berlinMidnight, berlinToday } from '#lib/shared/dates.ts';
import { getLocale, localizeHref } from '#lib/shared/paraglide/runtime.js';
import type { RequestHandler } from './$types';

/** The poster of a show for printing, A4 or A3, in the language of the address. 503 while too many papers are being printed. */
export const GET: RequestHandler = async ({ params, url }) => {
	const paper = posterPapers.find((known) => known === params.paper);
	const row = await needShow(params.slug, `/poster/${params.paper}.pdf`);
	if (!paper) error(404, 'not found');
	const [{ works }, allowed] = await Promise.all([readShow(row), readPressNumbers(row.id)]);
	const language = getLocale();
	const show = presentShow(row, berlinToday(new Date()), language);
	const poster = await makePoster(show, presentPress(works, allowed, language), works, {
		paper,
		language,
		url: url.origin + localizeHref(`/exhibitions/${row.slug}`),
		made: berlinMidnight(row.opens)
	});
	if (!poster) return new Response(null, { status: 503, headers: { 'retry-after': '10' } });
	const answer = fileAnswer({ bytes: poster.bytes, contentType: 'application/pdf', name: `${row.slug}-${paper}-${language}.pdf` });
	answer.headers.set('cache-control', 'public, max-age=60');
	return answer;
};
