import { z } from 'zod';
import type { Day } from '#lib/shared/dates.ts';
import { originalFirst, presentCredits, presentPreview, presentWork, wordsOf } from './present.ts';
import { presentShow } from './presentShow.ts';
import type { ArtistRow, ShowRow, WorkRow } from './rows.ts';

/** Links as typed by the artist; only http and https addresses are kept. */
const linkSchema = z.url({ protocol: /^https?$/ });
const linksOf = (typed: unknown): string[] =>
	(Array.isArray(typed) ? typed : []).filter((link): link is string => linkSchema.safeParse(link).success);

/** The page of an artist. Each work appears once, as in its latest show. `shows` must be sorted latest first. */
export function presentArtist(
	{ artist, works, shows }: { artist: ArtistRow; works: readonly WorkRow[]; shows: readonly ShowRow[] },
	today: Day,
	locale: string
) {
	const latestFirst = shows.flatMap((show) => works.filter(({ exhibition_id }) => exhibition_id === show.id));
	const once = latestFirst.filter((work, i) => latestFirst.findIndex(({ artwork_id }) => artwork_id === work.artwork_id) === i);
	// The language of the artist's own name is taken as the language that the artist writes.
	const original = Object.entries(artist.name).find(([, { by }]) => by === 'author')?.[0];
	return {
		name: wordsOf(artist.name, locale),
		latinName: artist.latin_name,
		biographies: originalFirst(artist.biography, locale, original),
		statements: originalFirst(artist.statement, locale, original),
		links: linksOf(artist.links),
		indexable: artist.indexable,
		// A number is only meaningful within a show.
		works: once.map((work) => withoutNumber(presentWork(work, locale))),
		shows: shows.map((show) => presentShow(show, today, locale)),
		credits: presentCredits(once).map(({ credit }) => credit),
		preview: artist.indexable ? presentPreview(once, locale) : null
	};
}

const withoutNumber = (work: ReturnType<typeof presentWork>) => ({ ...work, number: null, caption: { ...work.caption, number: null } });
