import { expect, test } from 'vitest';
import { type Booking, collisionOf, findCollision } from './collision.ts';

const title = { de: { t: 'Brücken', by: 'author' as const } };
const booking = (resource: number, from: string, to: string): Booking => ({
	resource,
	code: `W${resource}`,
	exhibition: 'e',
	title,
	from,
	to
});
const bookings = [booking(2, '2026-06-02', '2026-06-10'), booking(1, '2026-05-01', '2026-06-02'), booking(2, '2026-05-20', '2026-06-02')];

test('a collision names the exhibition, its last day, and the first day from which the whole period fits', () => {
	expect(findCollision(bookings, [1, 2], { from: '2026-05-25', to: '2026-06-05' })).toEqual({
		resource: 1,
		code: 'W1',
		exhibition: 'e',
		title,
		until: '2026-06-01',
		freeFrom: '2026-06-02'
	});
	expect(findCollision(bookings, [2, 1], { from: '2026-05-25', to: '2026-06-05' })).toEqual({
		resource: 2,
		code: 'W2',
		exhibition: 'e',
		title,
		until: '2026-06-01',
		freeFrom: '2026-06-10'
	});
});

test('there is no collision on the day after, or with other walls', () => {
	expect(findCollision(bookings, [1], { from: '2026-06-02', to: '2026-07-01' })).toBeNull();
	expect(findCollision(bookings, [3], { from: '2026-05-01', to: '2026-07-01' })).toBeNull();
});

test('reads the collision from a refusal by the database', () => {
	const detail = { resource: 1, code: 'W1', exhibition: 'e', title, until: '2026-06-01', freeFrom: '2026-06-02' };
	expect(collisionOf(detail)).toEqual(detail);
	expect(collisionOf({ ...detail, title: null })?.title).toBeNull();
	expect(collisionOf({})).toBeNull();
	expect(collisionOf(null)).toBeNull();
});
