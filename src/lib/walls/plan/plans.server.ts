import type { Db } from '#lib/shared/backend/db.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import { readRoomPlan, type RoomPlan } from './roomPlan.ts';

/** The plan of a room; null if it has none. */
export async function findRoomPlan(db: Db, room: number): Promise<RoomPlan | null> {
	const { data } = await db.from('room').select('plan').eq('resource_id', room).maybeSingle().throwOnError();
	return readRoomPlan(data?.plan);
}

/** Saves the plan of a room. Refuses 404 not-found, 422 invalid (for example, a wall of another room). */
export const saveRoomPlan = (db: Db, room: number, plan: RoomPlan): Promise<Outcome<null>> =>
	call(db, 'save_room_plan', { p_room: room, p_plan: plan });
