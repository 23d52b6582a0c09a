import { publicRows } from '#lib/shared/backend/publicRows.server.ts';
import { publicDb } from '#lib/shared/backend/backend.server.ts';
import { showRoomColumns } from './publicColumns.ts';
import type { ShowRoomRow } from './rows.ts';

/** The rooms in which a published show hangs, in walking order. One call. */
export async function readShowRooms(showId: string): Promise<ShowRoomRow[]> {
	return publicRows(publicDb().from('pub_show_room').select(showRoomColumns).eq('exhibition_id', showId).order('room_id'));
}
