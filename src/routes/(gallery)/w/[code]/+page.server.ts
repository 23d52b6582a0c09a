import { error } from '@sveltejs/kit';
import { creditsOf, presentWall, presentWork } from '#lib/gallery/read/present.ts';
import { presentShow } from '#lib/gallery/read/presentShow.ts';
import { readArtwork } from '#lib/gallery/read/works.server.ts';
import { findCode } from '#lib/handling/codes.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import { pickText } from '#lib/shared/texts.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

/** The permanent address on a wall label: the work with this code. 404 for unknown codes and for works that aren't public. */
export const load: PageServerLoad = async ({ params }) => {
	const coded = await findCode(params.code);
	const found = coded && (await readArtwork(coded.artwork));
	if (!coded || !found) error(404, 'not found');
	const locale = getLocale();
	const today = berlinToday(new Date());
	const showings = found.showings.map(({ show, work, placements, walls }) => ({
		id: show.id,
		show: presentShow(show, today, locale),
		number: work.number,
		walls: walls.map((wall) => presentWall(wall, placements, [work], locale)),
		elsewhere: placements.some(({ hang_wall_id }) => hang_wall_id === null)
	}));
	const own = found.showings.find(({ show }) => show.id === coded.exhibition);
	const row = (own ?? found.showings[0]!).work;
	return {
		work: presentWork(row, locale),
		labelText: pickText(row.label_text, locale),
		contentNote: pickText(row.content_note, locale),
		credits: creditsOf(row),
		/** The show that the label belongs to, and the place of the work there. */
		here: showings.find(({ id }) => id === coded.exhibition) ?? null,
		others: showings.filter(({ id }) => id !== coded.exhibition)
	};
};
