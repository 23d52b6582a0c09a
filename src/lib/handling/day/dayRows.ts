import type { Rect } from '#lib/walls/geometry/rect.ts';
import type { Row } from '#lib/shared/database.ts';
import type { DayTick } from './day.ts';

/** Rows as the backend returns them, with only the columns that helpers may see. */

export type VersionRow = Pick<Row<'hang_version'>, 'id' | 'number' | 'kind'>;

export type HungRow = Pick<Row<'placement'>, 'exhibition_work_id' | 'part_no' | 'x_mm' | 'y_mm' | 'width_mm' | 'height_mm'>;

export type StateRow = Pick<Row<'exhibition_work'>, 'id' | 'custody'> & {
	artwork: { artist: Pick<Row<'artist'>, 'hidden_at'> };
	hang_tick: TickRow[];
};

export type TickRow = Pick<Row<'hang_tick'>, 'id' | 'exhibition_work_id' | 'part_no' | 'done' | 'measured' | 'helper_no' | 'at'>;

export type DayPhotoRow = Pick<Row<'handling_photo'>, 'exhibition_work_id' | 'wall_id'>;

/** The box of a placement on a wall. Null if it is not on a wall. */
export const boxOf = (row: HungRow | undefined): Rect | null =>
	row && row.x_mm !== null && row.y_mm !== null ? { xMm: row.x_mm, yMm: row.y_mm, widthMm: row.width_mm, heightMm: row.height_mm } : null;

export const tickOf = (row: TickRow): DayTick => ({
	id: row.id,
	work: row.exhibition_work_id,
	part: row.part_no,
	done: row.done,
	measured: row.measured && { xMm: row.measured.x_mm, yMm: row.measured.y_mm },
	by: row.helper_no ?? 'office',
	at: row.at
});
