import type { Db } from '#lib/shared/backend/db.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';

/** What the house can measure of a part of a work; lengths in mm, the weight in g. */
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

/** The measured place of a part of a work, in mm. `wallId` null: not on a wall; a size of null: as planned. */
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
 * Opens today's as-hung version; on first use, as a copy of the version in effect. It is public at once, and can be changed until the end of
 * the day. Returns its id. Refuses 404 not-found, 409 nothing-published.
 */
export const openAsHung = (db: Db, exhibition: string): Promise<Outcome<string>> => call(db, 'open_as_hung', { p_exhibition: exhibition });

/** Records the measured place of a part in today's as-hung version. Returns the version's id. Refuses as `openAsHung`, and 422 invalid. */
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

/** Records a measured value of a part, which wins over the stated one from now on. Refuses 404 not-found, 422 invalid. */
export const measureWork = (db: Db, work: string, part: number, what: Measure, value: number): Promise<Outcome<null>> =>
	call(db, 'measure_work', { p_exhibition_work: work, p_part: part, p_what: what, p_value: value });

/** Notes why a combustible work may hang in an escape route; null removes the note. For coordinators. Refuses 404, 422 invalid. */
export const noteEscapeRoute = (db: Db, work: string, note: string | null): Promise<Outcome<null>> =>
	call(db, 'note_escape_route', { p_exhibition_work: work, p_note: note });
