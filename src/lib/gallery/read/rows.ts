import type { Row } from '#lib/shared/database.ts';

export type { FileRow, ImageRow, PartRow, ZoneRow } from '#lib/shared/shapes.ts';

/** Rows of the `pub_*` views as the backend returns them (`publicColumns.ts`). Lengths in whole millimetres. */

export type ShowRow = Row<'pub_exhibition'>;

/** `place` is empty for the office. `sequence` is the number of changes so far, `changed_at` the moment of the last one. */
export type EventRow = Omit<Row<'pub_event'>, 'exhibition_id'>;

/** `colour` is the paint of the wall, '#rrggbb'; null for white. */
export type WallRow = Omit<Row<'pub_wall'>, 'exhibition_id' | 'room_id'>;

export type PlacementRow = Row<'pub_placement'>;

/**
 * A work in a show. Where `shown` is false, all columns but `exhibition_id`, `number`, `artwork_id`, `shown` and `machines` are null.
 * `machines`: whether name, title and picture may appear in open data too.
 */
export type WorkRow = Omit<Row<'pub_work'>, 'revision_id'>;

export type ArtistRow = Row<'pub_artist'>;

/** A recording in which the artist talks about a work, with its transcript. */
export type SoundRow = Pick<Row<'pub_sound'>, 'language' | 'transcript' | 'format' | 'duration_ms' | 'public_name'>;

/** A room of a show: the public part of its plan. The columns of the plan are null for a room without one. */
export type ShowRoomRow = Omit<Row<'pub_show_room'>, 'exhibition_id'>;

/** A show with its works, walls and placements. */
export type ShowRows = { show: ShowRow; works: WorkRow[]; walls: WallRow[]; placements: PlacementRow[] };
