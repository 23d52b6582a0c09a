import { when, type Day } from '#lib/shared/dates.ts';
import { pickText } from '#lib/shared/texts.ts';
import { wordsOf } from './present.ts';
import type { EventRow, ShowRow } from './rows.ts';
import type { PublicShow, PublicWork, Words } from './types.ts';

/** A show in the reader's language, and whether it is past, current or upcoming on the day `today`. */
export function presentShow(show: ShowRow, today: Day, locale: string): PublicShow {
	return {
		slug: show.slug,
		title: wordsOf(show.title, locale),
		subtitle: pickText(show.subtitle, locale),
		opens: show.opens,
		closes: show.closes,
		when: when(show.opens, show.closes, today)
	};
}

/** An artist in a show with the numbers of the artist's works; `slug` is null for an artist without a page. */
export type ShowArtist = { slug: string | null; name: Words; numbers: number[] };

/** The artists of a show, in the order of their first numbers. Artists whose works are all withheld are left out. */
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
	/** Null means in the office. */
	place: Words | null;
	startsAt: Date;
	endsAt: Date;
	languages: string[];
	over: boolean;
};

/** Events in the reader's language, in the given order. An event is over from its end on. */
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

/** The number of works in a show, and how many of them are withheld. */
export const countWorks = (works: readonly PublicWork[]): { all: number; withheld: number } => ({
	all: works.length,
	withheld: works.filter(({ withheld }) => withheld).length
});
