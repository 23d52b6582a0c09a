import { error } from '@sveltejs/kit';
import { creditsOf, originalFirst, presentPreview, presentShow, presentWall, presentWork } from '#lib/gallery/read/present.ts';
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
	// What the work says of itself is what it says in its current show, else in its latest.
	const speaking = found.showings.find(({ show }) => show.opens <= today && today <= show.closes) ?? found.showings[0]!;
	const row = speaking.work;
	// The name is in the language that its owner writes.
	const original = Object.entries(row.artist_name ?? {}).find(([, { by }]) => by === 'author')?.[0];
	const work = presentWork(row, locale);
	return {
		work,
		/** The title as it was given, where the label has another. */
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
		speaking: presentShow(speaking.show, today, locale),
		number: row.number,
		showings: found.showings.map(({ show, work, placements, walls }) => ({
			show: presentShow(show, today, locale),
			number: work.number,
			walls: walls.map((wall) => presentWall(wall, placements, [work], locale)),
			elsewhere: placements.some(({ hang_wall_id }) => hang_wall_id === null)
		}))
	};
};
