import type { Texts } from '#lib/shared/texts.ts';
import type { Document } from './engine.ts';

/** The texts by which a work is found, from the public views. Never of works that are not shown or whose artist is in safe mode. */
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
	/** Titles of all shows of the work, past ones included. */
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

/** Weights of a hit: titles and names rank before techniques, techniques before texts. */
const weights = { name: 10, title: 9, subtitle: 5, technique: 4, year: 4, show: 2, text: 1 } as const;

const all = (texts: Texts | null): string =>
	Object.values(texts ?? {})
		.map(({ t }) => t)
		.join(' ');

/** The years of a range, so that each year is found. Of a range longer than 30 years only its ends. */
function yearsOf(from: number | null, to: number | null): string {
	if (from === null) return '';
	const last = to ?? from;
	return last - from > 30 ? `${from} ${last}` : Array.from({ length: Math.max(0, last - from) + 1 }, (_, i) => from + i).join(' ');
}

export const workDocument = (work: FindableWork): Document => ({
	kind: 'work',
	id: work.artworkId,
	texts: [
		{ text: all(work.title), weight: weights.title, place: 'name' },
		{ text: `${all(work.artistName)} ${work.latinName ?? ''}`, weight: weights.name, place: 'person' },
		{ text: all(work.technique), weight: weights.technique, place: 'name' },
		{ text: yearsOf(work.yearFrom, work.yearTo), weight: weights.year, place: 'name' },
		{ text: work.shows.map(all).join(' '), weight: weights.show, place: 'name' },
		{ text: [work.description, work.labelText, work.plainText].map(all).join(' '), weight: weights.text, place: 'text' }
	]
});

export const artistDocument = (artist: FindableArtist): Document => ({
	kind: 'artist',
	id: artist.slug,
	texts: [
		{ text: `${all(artist.name)} ${artist.latinName ?? ''}`, weight: weights.name, place: 'person' },
		{ text: [artist.biography, artist.statement].map(all).join(' '), weight: weights.text, place: 'text' }
	]
});

export const showDocument = (show: FindableShow): Document => ({
	kind: 'show',
	id: show.slug,
	texts: [
		{ text: all(show.title), weight: weights.title, place: 'name' },
		{ text: all(show.subtitle), weight: weights.subtitle, place: 'name' },
		{ text: yearsOf(Number(show.opens.slice(0, 4)), Number(show.closes.slice(0, 4))), weight: weights.year, place: 'name' },
		{ text: [show.introduction, show.plainIntroduction].map(all).join(' '), weight: weights.text, place: 'text' }
	]
});
