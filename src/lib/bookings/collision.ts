import { z } from 'zod';
import { type Day, daySchema } from '#lib/shared/dates.ts';
import { type Texts, textsSchema } from '#lib/shared/texts.ts';
import { freeFrom, lastDay, type Period, periodsOverlap } from './period.ts';

/** A booking of one resource (a wall with its `code`, a room, the Zoom account) for a period. */
export type Booking = Period<Day> & { resource: number; code: string | null; exhibition: string | null; title: Texts | null };

/**
 * Why a booking is refused, for a sentence like "Wall A is booked for 'Title' until 1 June. It is free from 2
 * June". `until` is the last day of the other booking, `freeFrom` the first day from which the whole wanted period fits.
 */
export type Collision = {
	resource: number;
	code: string | null;
	exhibition: string | null;
	title: Texts | null;
	until: Day;
	freeFrom: Day;
};

/** The first booking that collides with the wanted period, in the order of `resources`. Null if all are free. */
export function findCollision(bookings: readonly Booking[], resources: readonly number[], wanted: Period<Day>): Collision | null {
	for (const resource of resources) {
		const sameResource = bookings.filter((booking) => booking.resource === resource);
		const colliding = sameResource.filter((booking) => periodsOverlap(booking, wanted)).sort((a, b) => (a.from < b.from ? -1 : 1))[0];
		if (!colliding) continue;
		const { code, exhibition, title } = colliding;
		return { resource, code, exhibition, title, until: lastDay(colliding), freeFrom: freeFrom(sameResource, wanted) };
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

/** Reads the collision from the detail of the refusal 'resource-taken'. Null if the detail is something else. */
export function collisionOf(detail: unknown): Collision | null {
	const parsed = detailSchema.safeParse(detail);
	return parsed.success ? parsed.data : null;
}
