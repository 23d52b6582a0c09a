import { getLocale } from '#lib/shared/paraglide/runtime.js';
import { presentRoom } from '#lib/visiting/present.ts';
import { listVisitRooms } from '#lib/visiting/rooms.server.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

/** The rooms with what the coordinator has said of them. The page is made anew each minute, because it says what is open now. */
export const load: PageServerLoad = async () => {
	const now = new Date();
	return { rooms: (await listVisitRooms()).map((room) => presentRoom(room, now, getLocale())) };
};
