import type { Row } from '#lib/shared/database.ts';

/** Rows of the public views that the index is built from. */

/** A work in a show. `shown`: it may be seen now. */
export type Shown = Pick<Row<'pub_work'>, 'exhibition_id' | 'artwork_id' | 'revision_id' | 'shown' | 'artist_id'>;

export type ArtistWords = Omit<Row<'pub_artist'>, 'kind' | 'links'>;

export type ShowWords = Omit<Row<'pub_exhibition'>, 'visiting_notes' | 'access_notes' | 'funders' | 'hang_version_id'>;

export type WorkWords = Pick<
	Row<'pub_work'>,
	'revision_id' | 'title' | 'technique' | 'description' | 'label_text' | 'year_from' | 'year_to'
> & { plain_text: Row<'pub_plain_text'>['plain_text'] | null };
