import type { Db } from '#lib/shared/backend/db.server.ts';
import { readAll } from '#lib/shared/backend/pages.server.ts';
import { berlinMidnight, type Day } from '#lib/shared/dates.ts';
import type { Booking } from './collision.ts';
import { daysOfRange } from './range.ts';

/** The bookings that end on or after a day, without cancelled ones, earliest first. */
export async function listBookings(db: Db, since: Day): Promise<Booking[]> {
	const [bookings, walls] = await Promise.all([
		readAll(() =>
			db
				.from('booking')
				.select('resource_id, during, exhibition_id, exhibition(title)')
				.is('cancelled_at', null)
				.overlaps('during', `[${berlinMidnight(since).toISOString()},)`)
				.order('id')
		),
		db.from('wall').select('resource_id, code').throwOnError()
	]);
	const codes = new Map(walls.data.map((wall) => [wall.resource_id, wall.code]));
	return bookings
		.map((row) => ({
			...daysOfRange(row.during),
			resource: row.resource_id,
			code: codes.get(row.resource_id) ?? null,
			exhibition: row.exhibition_id,
			title: row.exhibition?.title ?? null
		}))
		.sort((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));
}
