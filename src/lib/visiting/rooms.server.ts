import type { Db } from '#lib/shared/backend/db.server.ts';
import type { ShowRow, ShowRows } from '#lib/gallery/read/rows.ts';
import { readShow, readShowsById } from '#lib/gallery/read/shows.server.ts';
import { parseWorkCode } from '#lib/handling/code.ts';
import { publicRows } from '#lib/shared/backend/publicRows.server.ts';
import { readAll } from '#lib/shared/backend/pages.server.ts';
import { publicDb } from '#lib/shared/backend/backend.server.ts';
import type { Row } from '#lib/shared/database.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { Texts } from '#lib/shared/texts.ts';
import type { Hours } from './hours.ts';

/** A room of the house, as far as visitors need it. `code` is the one on the sign at its door. */
export type VisitRoom = { id: number; code: string; name: Texts; floor: string | null; stepFree: boolean | null; hours: Hours | null };

const columns = 'room_id, code, name, floor, step_free, hours';
const roomOf = ({ room_id: id, step_free: stepFree, ...row }: Row<'pub_visit_room'>): VisitRoom => ({ id, stepFree, ...row });

/** The rooms that visitors may know of: with opening hours or a published show. One call. */
export async function listVisitRooms(): Promise<VisitRoom[]> {
	return (await publicRows(publicDb().from('pub_visit_room').select(columns).order('room_id'))).map(roomOf);
}

/**
 * The room with a door code, in any spelling that `parseWorkCode` accepts. Null for an unknown code and for a room that visitors may not know
 * of. One call.
 */
export async function findRoomByCode(typed: string): Promise<VisitRoom | null> {
	const code = parseWorkCode(typed);
	if (!code) return null;
	const row = await publicRows(publicDb().from('pub_visit_room').select(columns).eq('code', code).maybeSingle());
	return row && roomOf(row);
}

/** The published shows with walls in a room, the latest opening first. Two calls. */
export async function showsInRoom(room: number): Promise<ShowRow[]> {
	const its = () => publicDb().from('pub_wall').select('exhibition_id').eq('room_id', room).order('hang_wall_id');
	const walls = await readAll(its, publicRows);
	return readShowsById([...new Set(walls.map(({ exhibition_id }) => exhibition_id))]);
}

/**
 * A show with only those of its walls that are in a room. Works that stand or hang free are included, although it is unknown in which of the
 * show's rooms they are; `roomsOfShow` is the number of these. Four parallel calls.
 */
export async function readShowInRoom(show: ShowRow, room: number): Promise<ShowRows & { roomsOfShow: number }> {
	const [rows, walls] = await Promise.all([
		readShow(show),
		publicRows(publicDb().from('pub_wall').select('hang_wall_id, room_id').eq('exhibition_id', show.id))
	]);
	const here = new Set(walls.filter(({ room_id }) => room_id === room).map(({ hang_wall_id }) => hang_wall_id));
	return {
		...rows,
		walls: rows.walls.filter(({ hang_wall_id }) => here.has(hang_wall_id)),
		roomsOfShow: new Set(walls.map(({ room_id }) => room_id)).size
	};
}

/** A room for the desk, public or not; null if the id is unknown or invalid. */
export async function findDeskRoom(db: Db, id: string): Promise<VisitRoom | null> {
	if (!/^[1-9]\d{0,8}$/.test(id)) return null;
	const { data } = await db
		.from('room')
		.select('resource_id, code, name, floor, step_free, hours')
		.eq('resource_id', Number(id))
		.maybeSingle()
		.throwOnError();
	if (!data) return null;
	const { resource_id, ...row } = data;
	return roomOf({ ...row, room_id: resource_id });
}

/** Saves the opening hours of a room; null deletes them. Refuses 404 not-found, 422 invalid. */
export const saveRoomHours = (db: Db, room: number, hours: Hours | null): Promise<Outcome<null>> =>
	call(db, 'save_room_hours', { p_room: room, p_hours: hours });
