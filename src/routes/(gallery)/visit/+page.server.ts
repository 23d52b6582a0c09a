import { getLocale } from '#lib/shared/paraglide/runtime.js';
import { presentRoom } from '#lib/visiting/present.ts';
import { listVisitRooms } from '#lib/visiting/rooms.server.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

/** The rooms with their opening hours. The page shows what is open now, so it must not be cached for longer than a minute. */
export const load: PageServerLoad = async () => {
	const now = new Date();
	return { rooms: (await listVisitRooms()).map((room) => presentRoom(room, now, getLocale())) };
};
