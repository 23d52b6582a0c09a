import { publicRows } from '#lib/shared/backend/publicRows.server.ts';
import { publicDb } from '#lib/shared/backend/backend.server.ts';
import type { ShowRoomRow } from './scene.ts';

/** The rooms in which a published show hangs, in walking order. One call. */
export async function readRooms(showId: string): Promise<ShowRoomRow[]> {
	const columns = 'room_id, name, outline, height_mm, doors, windows, furniture, walls';
	return publicRows(publicDb().from('pub_show_room').select(columns).eq('exhibition_id', showId).order('room_id'));
}
