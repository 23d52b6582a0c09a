import { listBookings } from '#lib/bookings/bookings.server.ts';
import { calendarPeriod } from '#lib/bookings/calendar.ts';
import { listExhibitions } from '#lib/exhibitions/exhibitions.server.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import { listRooms } from '#lib/walls/walls.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db } = event.locals;
	const today = berlinToday(new Date());
	const [shows, rooms, bookings] = await Promise.all([
		listExhibitions(db),
		listRooms(db),
		listBookings(db, calendarPeriod(today, 12).from)
	]);
	return { today, shows, bookings, walls: rooms.flatMap(({ walls }) => walls.map(({ id, code }) => ({ id, code }))) };
};
