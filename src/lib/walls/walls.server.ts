import type { Db, RowOf } from '#lib/shared/backend/db.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import { daysOfDateRange } from '#lib/shared/dates.ts';
import type { Texts } from '#lib/shared/texts.ts';
import { readRoomPlan, type RoomPlan } from './plan/roomPlan.ts';
import { readSuspension } from './hooks/suspension.ts';
import type { MeasuredWall, MeasuredZone } from './forms/wallForm.ts';

/** A wall in its latest revision. `revision`: its number, from 1. */
export type RoomWall = MeasuredWall & { id: number; revision: number; measuredAt: string | null };
/** A room with its walls. `plan` null: not drawn yet. */
export type Room = { id: number; name: Texts; floor: string; stepFree: boolean | null; plan: RoomPlan | null; walls: RoomWall[] };
/** One revision of a wall. `day`: when it was measured; `email`: by whom, null if the account no longer exists. */
export type WallMeasurement = { number: number; day: string | null; widthMm: number; heightMm: number; email: string | null };

const selectRooms = (db: Db) =>
	db.from('room').select(
		`resource_id, name, floor, step_free, plan, wall(resource_id, room_id, code, position, retired_at, wall_revision(number, width_mm, height_mm,
			centre_line_mm, suspension, daylight, escape_route, walkway, measured_at, blocked_zone(x_mm, y_mm, width_mm, height_mm, reason, during)))`
	);
type WallRow = RowOf<typeof selectRooms>['wall'][number];
type RevisionRow = WallRow['wall_revision'][number];

/** All rooms with their walls in walking order, each wall in its latest revision. */
export async function listRooms(db: Db): Promise<Room[]> {
	const { data } = await selectRooms(db).order('resource_id').throwOnError();
	return data.map(({ resource_id: id, name, floor, step_free, plan, wall }) => ({
		id,
		name,
		floor: floor ?? '',
		stepFree: step_free,
		plan: readRoomPlan(plan),
		walls: wall
			.filter(({ retired_at }) => retired_at === null)
			.sort((one, other) => one.position - other.position || one.code.localeCompare(other.code))
			.flatMap((row) => {
				const latest = row.wall_revision.toSorted((one, other) => one.number - other.number).at(-1);
				return latest ? [wallOf(row, latest)] : [];
			})
	}));
}

/** The codes of walls, in walking order. */
export async function listWallCodes(db: Db, walls: readonly number[]): Promise<string[]> {
	if (walls.length === 0) return [];
	const { data } = await db
		.from('wall')
		.select('code')
		.in('resource_id', walls)
		.is('retired_at', null)
		.order('position')
		.order('code')
		.throwOnError();
	return data.map(({ code }) => code);
}

function wallOf(wall: WallRow, revision: RevisionRow): RoomWall {
	return {
		id: wall.resource_id,
		room: wall.room_id,
		code: wall.code,
		position: wall.position,
		revision: revision.number,
		measuredAt: revision.measured_at,
		widthMm: revision.width_mm,
		heightMm: revision.height_mm,
		centreLineMm: revision.centre_line_mm,
		suspension: readSuspension(revision.suspension, revision.width_mm),
		daylight: revision.daylight,
		escapeRoute: revision.escape_route,
		walkway: revision.walkway,
		zones: revision.blocked_zone.map(zoneOf).sort((one, other) => one.xMm - other.xMm || one.yMm - other.yMm)
	};
}

function zoneOf(row: RevisionRow['blocked_zone'][number]): MeasuredZone {
	return {
		xMm: row.x_mm,
		yMm: row.y_mm,
		widthMm: row.width_mm,
		heightMm: row.height_mm,
		reason: row.reason,
		...daysOfDateRange(row.during)
	};
}

/** Creates a room (`room` null) or changes it. Returns its id. Refuses 404 not-found, 422 invalid. */
export const saveRoom = (db: Db, room: number | null, facts: Omit<Room, 'id' | 'walls' | 'plan'>): Promise<Outcome<number>> =>
	call(db, 'save_room', { p_room: room, p_name: facts.name, p_floor: facts.floor || null, p_step_free: facts.stepFree });

/**
 * Creates a wall (`wall` null), or a new revision of one; plans and past shows keep the old one. Returns the wall's id. Refuses 404 not-found,
 * 409 code-taken, 422 zone-outside, 422 invalid.
 */
export const saveWall = (db: Db, wall: number | null, measured: MeasuredWall): Promise<Outcome<number>> =>
	call(db, 'save_wall', {
		p_wall: wall,
		p_values: {
			room: measured.room,
			code: measured.code,
			position: measured.position,
			width_mm: measured.widthMm,
			height_mm: measured.heightMm,
			centre_line_mm: measured.centreLineMm,
			suspension: measured.suspension,
			daylight: measured.daylight,
			escape_route: measured.escapeRoute,
			walkway: measured.walkway,
			zones: measured.zones.map((zone) => ({
				x_mm: zone.xMm,
				y_mm: zone.yMm,
				width_mm: zone.widthMm,
				height_mm: zone.heightMm,
				reason: zone.reason,
				from: zone.from,
				to: zone.to
			}))
		}
	});

/** The revisions of a wall, the latest first. For coordinators. */
export async function listMeasurements(db: Db, wall: number): Promise<WallMeasurement[]> {
	const { data } = await db.rpc('list_measurings', { p_wall: wall }).throwOnError();
	return data.map(({ number, measured_at: day, width_mm: widthMm, height_mm: heightMm, email }) => ({
		number,
		day,
		widthMm,
		heightMm,
		email
	}));
}
