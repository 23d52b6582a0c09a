import type { Db } from '#lib/shared/backend/db.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';

/** What the house measures of a part of a work; lengths in mm, the weight in g. */
export const measures = [
	'height',
	'width',
	'depth',
	'outer-height',
	'outer-width',
	'outer-depth',
	'drop',
	'weight',
	'hook-spacing'
] as const;
export type Measure = (typeof measures)[number];

/** Where a part of a work really hangs; mm. `wallId` null: not on a wall. A size that is null is as planned. */
export type HungBox = {
	exhibitionWorkId: string;
	part: number;
	wallId: number | null;
	xMm: number;
	yMm: number;
	widthMm: number | null;
	heightMm: number | null;
};

/**
 * The version of today that says what really hangs, begun with a copy of what is in effect. The public sees it at once; it may change
 * until the day is over. Refuses 404 not-found, 409 nothing-published.
 */
export const openAsHung = (db: Db, exhibition: string): Promise<Outcome<string>> => call(db, 'open_as_hung', { p_exhibition: exhibition });

/** Writes down where a part really hangs, in the version of today; gives its id. Refuses as `openAsHung`, and 422 invalid. */
export const recordAsHung = (db: Db, exhibition: string, box: HungBox): Promise<Outcome<string>> =>
	call(db, 'record_as_hung', {
		p_exhibition: exhibition,
		p_work: box.exhibitionWorkId,
		p_part: box.part,
		p_wall: box.wallId,
		p_x_mm: box.xMm,
		p_y_mm: box.yMm,
		p_width_mm: box.widthMm,
		p_height_mm: box.heightMm
	});

/** What was measured of a part wins over what was stated from now on. Refuses 404 not-found, 422 invalid. */
export const measureWork = (db: Db, work: string, part: number, what: Measure, value: number): Promise<Outcome<null>> =>
	call(db, 'measure_work', { p_exhibition_work: work, p_part: part, p_what: what, p_value: value });

/** Why a work that feeds a fire may hang in an escape route; null takes the note back. For coordinators. Refuses 404, 422 invalid. */
export const noteEscapeRoute = (db: Db, work: string, note: string | null): Promise<Outcome<null>> =>
	call(db, 'note_escape_route', { p_exhibition_work: work, p_note: note });
