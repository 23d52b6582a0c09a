import { artistDocument, showDocument, workDocument } from './documents.ts';
import type { Document } from './engine.ts';
import type { ArtistWords, Shown, ShowWords, WorkWords } from './rows.ts';

/** Every work once, as it is in the latest show it is in; without those whose artist may not be found. */
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

/** Everything that can be found: people, shows, then works, the latest first. `words`: what revisions say, by their id. */
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
			const said = words.get(revision_id);
			const artist = artistOf.get(artist_id ?? '');
			if (!said || !artist) return [];
			return workDocument({
				artworkId: artwork_id,
				title: said.title,
				technique: said.technique,
				description: said.description,
				labelText: said.label_text,
				plainText: said.plain_text,
				yearFrom: said.year_from,
				yearTo: said.year_to,
				artistName: artist.name,
				latinName: artist.latin_name,
				shows: (showsOf.get(artwork_id) ?? []).map(({ exhibition_id }) => titleOf.get(exhibition_id) ?? {})
			});
		})
	];
}
