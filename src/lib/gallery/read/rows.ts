import type { Row } from '#lib/shared/database.ts';

export type { FileRow, ImageRow, PartRow, ZoneRow } from '#lib/shared/shapes.ts';

/** Rows of the `pub_*` views, as the backend gives them. Lengths in whole millimetres. */

export type ShowRow = Row<'pub_exhibition'>;

/** `place` empty: in the office. `sequence`: how often it was changed, `changed_at`: when last. */
export type EventRow = Omit<Row<'pub_event'>, 'exhibition_id'>;

/** `colour`: its paint, '#rrggbb'; null: white. */
export type WallRow = Omit<Row<'pub_wall'>, 'exhibition_id' | 'room_id'>;

export type PlacementRow = Row<'pub_placement'>;

/**
 * Everything but the ids, the number and the two answers is null where `shown` is false. `machines`: whether open
 * data may have name, title and picture too.
 */
export type WorkRow = Omit<Row<'pub_work'>, 'revision_id'>;

export type ArtistRow = Row<'pub_artist'>;

/** What the artist says about a work, with what is said in writing. */
export type SoundRow = Pick<Row<'pub_sound'>, 'language' | 'transcript' | 'format' | 'duration_ms' | 'public_name'>;

/** One show with all that hangs in it. */
export type ShowRows = { show: ShowRow; works: WorkRow[]; walls: WallRow[]; placements: PlacementRow[] };
