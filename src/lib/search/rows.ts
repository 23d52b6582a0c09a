import type { Row } from '#lib/shared/database.ts';

/** Rows of the public views that the index is built from. */

export type ArtistWords = Omit<Row<'pub_artist'>, 'kind' | 'links'>;

export type ShowWords = Omit<Row<'pub_exhibition'>, 'visiting_notes' | 'access_notes' | 'funders' | 'hang_version_id'>;

/** A work that is shown in a show. */
export type WorkWords = Pick<
	Row<'pub_work'>,
	'exhibition_id' | 'artwork_id' | 'artist_id' | 'title' | 'technique' | 'description' | 'label_text' | 'year_from' | 'year_to'
> & { plain_text: Row<'pub_plain_text'>['plain_text'] | null };
