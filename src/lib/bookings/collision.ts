import { z } from 'zod';
import { type Day, daySchema } from '#lib/shared/dates.ts';
import { type Texts, textsSchema } from '#lib/shared/texts.ts';
import { freeFrom, lastDay, type Period, periodsOverlap } from './period.ts';

/** One resource (a wall by its `code`, a room, the Zoom account) that somebody has for some days. */
export type Booking = Period<Day> & { resource: number; code: string | null; exhibition: string | null; title: Texts | null };

/**
 * Why a booking is refused, for a sentence like "Wall A belongs to 'Title' until 1 June; free from 2
 * June". `until` is the other's last day, `freeFrom` the first day from which all that is wanted fits.
 */
export type Collision = {
	resource: number;
	code: string | null;
	exhibition: string | null;
	title: Texts | null;
	until: Day;
	freeFrom: Day;
};

/** The first booking in the way of the wanted days, resource by resource in the asked order; null when all are free. */
export function findCollision(bookings: readonly Booking[], resources: readonly number[], wanted: Period<Day>): Collision | null {
	for (const resource of resources) {
		const own = bookings.filter((booking) => booking.resource === resource);
		const inTheWay = own.filter((booking) => periodsOverlap(booking, wanted)).sort((a, b) => (a.from < b.from ? -1 : 1))[0];
		if (!inTheWay) continue;
		const { code, exhibition, title } = inTheWay;
		return { resource, code, exhibition, title, until: lastDay(inTheWay), freeFrom: freeFrom(own, wanted) };
	}
	return null;
}

const detailSchema = z.object({
	resource: z.int(),
	code: z.string().nullable(),
	exhibition: z.string().nullable(),
	title: textsSchema(10_000).nullable(),
	until: daySchema,
	freeFrom: daySchema
});

/** Reads the collision out of the database's refusal 'resource-taken'; null when the detail is something else. */
export function collisionOf(detail: unknown): Collision | null {
	const parsed = detailSchema.safeParse(detail);
	return parsed.success ? parsed.data : null;
}
