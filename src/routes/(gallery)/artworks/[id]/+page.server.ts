import { error } from '@sveltejs/kit';
import { creditsOf, originalFirst, presentPreview, presentWall, presentWork } from '#lib/gallery/read/present.ts';
import { presentShow } from '#lib/gallery/read/presentShow.ts';
import { presentSounds } from '#lib/gallery/read/presentSounds.ts';
import { readArtwork } from '#lib/gallery/read/works.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import { pickText } from '#lib/shared/texts.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params }) => {
	const locale = getLocale();
	const today = berlinToday(new Date());
	const found = await readArtwork(params.id);
	if (!found) error(404, 'not found');
	// Texts and picture come from the revision of the work in its current show, else in its latest show.
	const showing = found.showings.find(({ show }) => show.opens <= today && today <= show.closes) ?? found.showings[0]!;
	const row = showing.work;
	// The language of the artist's own name is taken as the language that the artist writes.
	const original = Object.entries(row.artist_name ?? {}).find(([, { by }]) => by === 'author')?.[0];
	const work = presentWork(row, locale);
	return {
		work,
		/** The original title, if the label has a translated one. */
		originalTitle: originalFirst(row.title, locale, original).find(({ lang }) => lang !== work.caption.title?.lang) ?? null,
		labelTexts: originalFirst(row.label_text, locale, original),
		descriptions: originalFirst(row.description, locale, original),
		plain: pickText(found.plain, locale),
		sounds: presentSounds(found.sounds, locale),
		contentNote: pickText(row.content_note, locale),
		credits: creditsOf(row),
		preview: presentPreview([row], locale),
		machines: row.machines,
		indexable: found.artist?.indexable ?? false,
		show: presentShow(showing.show, today, locale),
		number: row.number,
		showings: found.showings.map(({ show, work, placements, walls }) => ({
			show: presentShow(show, today, locale),
			number: work.number,
			walls: walls.map((wall) => presentWall(wall, placements, [work], locale)),
			elsewhere: placements.some(({ hang_wall_id }) => hang_wall_id === null)
		}))
	};
};
