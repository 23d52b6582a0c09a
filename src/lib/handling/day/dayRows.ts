import type { Rect } from '#lib/walls/geometry/rect.ts';
import type { Custody } from '../custody.ts';
import type { DayTick } from './day.ts';

/** Rows as the backend returns them, with only the columns that helpers may see. */

export type VersionRow = { id: string; number: number; kind: 'plan' | 'as_hung' };

export type HungRow = {
	exhibition_work_id: string;
	part_no: number;
	x_mm: number | null;
	y_mm: number | null;
	width_mm: number;
	height_mm: number;
};

export type StateRow = { id: string; custody: Custody; artwork: { artist: { hidden_at: string | null } } };

export type TickRow = {
	id: string;
	exhibition_work_id: string;
	part_no: number;
	done: boolean;
	measured: { x_mm: number; y_mm: number } | null;
	helper_no: number | null;
	at: string;
};

export type DayPhotoRow = { exhibition_work_id: string | null; wall_id: number | null };

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
