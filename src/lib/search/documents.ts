import type { Texts } from '#lib/shared/texts.ts';
import type { Document } from './engine.ts';

/** What is read of the public views to find things by. Nothing of works that aren't shown, or whose artist is in safe mode. */
export type FindableWork = {
	artworkId: string;
	title: Texts | null;
	technique: Texts | null;
	description: Texts | null;
	labelText: Texts | null;
	plainText: Texts | null;
	yearFrom: number | null;
	yearTo: number | null;
	artistName: Texts | null;
	latinName: string | null;
	/** Titles of the shows it is or was in. */
	shows: Texts[];
};
export type FindableArtist = { slug: string; name: Texts; latinName: string | null; biography: Texts; statement: Texts };
export type FindableShow = {
	slug: string;
	title: Texts;
	subtitle: Texts;
	introduction: Texts;
	plainIntroduction: Texts;
	opens: string;
	closes: string;
};

/** What a hit is worth: a title or a name before what it is made of, this before a text. */
const worth = { name: 10, title: 9, subtitle: 5, technique: 4, year: 4, show: 2, text: 1 } as const;

const all = (texts: Texts | null): string =>
	Object.values(texts ?? {})
		.map(({ t }) => t)
		.join(' ');

/** Single years of a range, so that the ones between are found, too; of very long ones its ends. */
function yearsOf(from: number | null, to: number | null): string {
	if (from === null) return '';
	const last = to ?? from;
	return last - from > 30 ? `${from} ${last}` : Array.from({ length: Math.max(0, last - from) + 1 }, (_, i) => from + i).join(' ');
}

export const workDocument = (work: FindableWork): Document => ({
	kind: 'work',
	id: work.artworkId,
	texts: [
		{ text: all(work.title), weight: worth.title, place: 'name' },
		{ text: `${all(work.artistName)} ${work.latinName ?? ''}`, weight: worth.name, place: 'person' },
		{ text: all(work.technique), weight: worth.technique, place: 'name' },
		{ text: yearsOf(work.yearFrom, work.yearTo), weight: worth.year, place: 'name' },
		{ text: work.shows.map(all).join(' '), weight: worth.show, place: 'name' },
		{ text: [work.description, work.labelText, work.plainText].map(all).join(' '), weight: worth.text, place: 'text' }
	]
});

export const artistDocument = (artist: FindableArtist): Document => ({
	kind: 'artist',
	id: artist.slug,
	texts: [
		{ text: `${all(artist.name)} ${artist.latinName ?? ''}`, weight: worth.name, place: 'person' },
		{ text: [artist.biography, artist.statement].map(all).join(' '), weight: worth.text, place: 'text' }
	]
});

export const showDocument = (show: FindableShow): Document => ({
	kind: 'show',
	id: show.slug,
	texts: [
		{ text: all(show.title), weight: worth.title, place: 'name' },
		{ text: all(show.subtitle), weight: worth.subtitle, place: 'name' },
		{ text: yearsOf(Number(show.opens.slice(0, 4)), Number(show.closes.slice(0, 4))), weight: worth.year, place: 'name' },
		{ text: [show.introduction, show.plainIntroduction].map(all).join(' '), weight: worth.text, place: 'text' }
	]
});
