import { pickText } from '#lib/shared/texts.ts';
import type { EventRow } from './rows.ts';
import type { PublicWork, Words } from './types.ts';

/** An artist of a show with the numbers of their works; `slug` null where there is no page. */
export type ShowArtist = { slug: string | null; name: Words; numbers: number[] };

/** Whose works are shown, in the order of their first numbers. Whoever isn't shown has no name here. */
export function artistsOf(works: readonly PublicWork[]): ShowArtist[] {
	const artists: ShowArtist[] = [];
	for (const { caption, artistSlug, number, withheld } of works) {
		if (withheld || !caption.artist || number === null) continue;
		const { text, lang, dir } = caption.artist;
		const known = artists.find(({ slug, name }) => slug === artistSlug && name.text === text);
		if (known) known.numbers.push(number);
		else artists.push({ slug: artistSlug, name: { text, lang, dir }, numbers: [number] });
	}
	return artists;
}

export type PublicEvent = {
	id: string;
	kind: string;
	title: Words | null;
	/** Null: in the office. */
	place: Words | null;
	startsAt: Date;
	endsAt: Date;
	languages: string[];
	over: boolean;
};

/** What takes place, in the order of time; `now` says what is over. */
export const presentEvents = (rows: readonly EventRow[], now: Date, locale: string): PublicEvent[] =>
	rows.map(({ id, kind, title, place, starts_at, ends_at, languages }) => ({
		id,
		kind,
		title: pickText(title, locale),
		place: pickText(place, locale),
		startsAt: new Date(starts_at),
		endsAt: new Date(ends_at),
		languages,
		over: new Date(ends_at) <= now
	}));

/** How many works are in a show, and how many of them aren't shown online. */
export const countWorks = (works: readonly PublicWork[]): { all: number; withheld: number } => ({
	all: works.length,
	withheld: works.filter(({ withheld }) => withheld).length
});
