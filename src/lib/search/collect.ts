import { artistDocument, showDocument, workDocument } from './documents.ts';
import type { Document } from './engine.ts';
import type { ArtistWords, Shown, ShowWords, WorkWords } from './rows.ts';

/** Every work once, as in its latest show. Works whose artist may not be found are left out. `shows`: sorted, latest first. */
export function latestOf(shown: readonly Shown[], artists: readonly ArtistWords[], shows: readonly ShowWords[]): Shown[] {
	const place = new Map(shows.map(({ id }, i) => [id, i]));
	const known = new Set(artists.map(({ id }) => id));
	const latest = new Map<string, Shown>();
	const at = ({ exhibition_id }: Shown): number => place.get(exhibition_id) ?? shows.length;
	for (const row of shown) {
		const other = latest.get(row.artwork_id);
		if (row.artist_id && known.has(row.artist_id) && (!other || at(row) < at(other))) latest.set(row.artwork_id, row);
	}
	return [...latest.values()].sort((a, b) => at(a) - at(b));
}

/** The documents to index: artists, shows, then works, latest first. `words`: the texts of revisions by revision id. */
export function collect(
	works: readonly Shown[],
	words: ReadonlyMap<string, WorkWords>,
	shown: readonly Shown[],
	artists: readonly ArtistWords[],
	shows: readonly ShowWords[]
): Document[] {
	const artistOf = new Map(artists.map((artist) => [artist.id, artist]));
	const titleOf = new Map(shows.map(({ id, title }) => [id, title]));
	const showsOf = Map.groupBy(shown, ({ artwork_id }) => artwork_id);
	return [
		...artists.map((artist) => artistDocument({ ...artist, latinName: artist.latin_name })),
		...shows.map((show) => showDocument({ ...show, plainIntroduction: show.plain_introduction })),
		...works.flatMap(({ artwork_id, revision_id, artist_id }) => {
			const texts = words.get(revision_id);
			const artist = artistOf.get(artist_id ?? '');
			if (!texts || !artist) return [];
			return workDocument({
				artworkId: artwork_id,
				title: texts.title,
				technique: texts.technique,
				description: texts.description,
				labelText: texts.label_text,
				plainText: texts.plain_text,
				yearFrom: texts.year_from,
				yearTo: texts.year_to,
				artistName: artist.name,
				latinName: artist.latin_name,
				shows: (showsOf.get(artwork_id) ?? []).map(({ exhibition_id }) => titleOf.get(exhibition_id) ?? {})
			});
		})
	];
}
