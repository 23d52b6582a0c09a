import { artistDocument, showDocument, workDocument } from './documents.ts';
import type { Document } from './engine.ts';
import type { ArtistWords, ShowWords, WorkWords } from './rows.ts';

/** Every work once, as in its latest show. Works whose artist may not be found are left out. `shows`: sorted, latest first. */
export function latestOf(works: readonly WorkWords[], artists: readonly ArtistWords[], shows: readonly ShowWords[]): WorkWords[] {
	const place = new Map(shows.map(({ id }, i) => [id, i]));
	const known = new Set(artists.map(({ id }) => id));
	const latest = new Map<string, WorkWords>();
	const at = ({ exhibition_id }: WorkWords): number => place.get(exhibition_id) ?? shows.length;
	for (const row of works) {
		const other = latest.get(row.artwork_id);
		if (row.artist_id && known.has(row.artist_id) && (!other || at(row) < at(other))) latest.set(row.artwork_id, row);
	}
	return [...latest.values()].sort((a, b) => at(a) - at(b));
}

/** The documents to index: artists, shows, then works, latest first. `works`: in all their shows. */
export function collect(works: readonly WorkWords[], artists: readonly ArtistWords[], shows: readonly ShowWords[]): Document[] {
	const artistOf = new Map(artists.map((artist) => [artist.id, artist]));
	const titleOf = new Map(shows.map(({ id, title }) => [id, title]));
	const showsOf = Map.groupBy(works, ({ artwork_id }) => artwork_id);
	return [
		...artists.map((artist) => artistDocument({ ...artist, latinName: artist.latin_name })),
		...shows.map((show) => showDocument({ ...show, plainIntroduction: show.plain_introduction })),
		...latestOf(works, artists, shows).map((work) => {
			const artist = artistOf.get(work.artist_id ?? '')!;
			return workDocument({
				artworkId: work.artwork_id,
				title: work.title,
				technique: work.technique,
				description: work.description,
				labelText: work.label_text,
				plainText: work.plain_text,
				yearFrom: work.year_from,
				yearTo: work.year_to,
				artistName: artist.name,
				latinName: artist.latin_name,
				shows: (showsOf.get(work.artwork_id) ?? []).map(({ exhibition_id }) => titleOf.get(exhibition_id) ?? {})
			});
		})
	];
}
