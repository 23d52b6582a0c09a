import { z } from 'zod';

/** Where on a rail a hook can be, from the wall's left edge: anywhere, every so many millimetres from the first on, or listed. */
export type RailPositions = { kind: 'free' } | { kind: 'every'; stepMm: number; firstMm: number } | { kind: 'listed'; atMm: number[] };

/**
 * A rail from one x to another (mm from the wall's left edge, both included) at a height above the floor. Loads in grams: what
 * one hook carries, what one cord carries with everything on it, what a metre of rail carries; null: unknown.
 */
export type Rail = {
	fromMm: number;
	toMm: number;
	heightMm: number;
	hookLoadG: number | null;
	cordLoadG: number | null;
	metreLoadG: number | null;
	positions: RailPositions;
};

/** A nail or screw that is in the wall for good; `loadG` null: unknown. */
export type Point = { xMm: number; yMm: number; loadG: number | null };

/** How works are hung on a wall. Points without any point: nails may be put anywhere, and nobody knows what they carry. */
export type Suspension = { kind: 'unknown' } | { kind: 'rails'; rails: Rail[] } | { kind: 'points'; points: Point[] };

export const unknownSuspension: Suspension = { kind: 'unknown' };

const place = z.int().min(0).max(100_000);
const load = z.int().min(1).max(2_000_000).nullable().default(null);

const positionsSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('free') }),
	z.object({ kind: z.literal('every'), stepMm: z.int().min(1).max(100_000), firstMm: place }),
	z.object({ kind: z.literal('listed'), atMm: z.array(place).max(200) })
]);

const railSchema = z
	.object({
		fromMm: place,
		toMm: place,
		heightMm: z.int().min(1).max(20_000),
		hookLoadG: load,
		cordLoadG: load,
		metreLoadG: load,
		positions: positionsSchema.default({ kind: 'free' })
	})
	.refine((rail) => rail.toMm > rail.fromMm, { message: 'rail-upside-down', path: ['toMm'] });

const pointSchema = z.object({ xMm: place, yMm: z.int().min(0).max(20_000), loadG: load });

/** A suspension as it is stored with a wall; `app.is_suspension` in the database says the same. */
export const suspensionSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('unknown') }),
	z.object({ kind: z.literal('rails'), rails: z.array(railSchema).max(20) }),
	z.object({ kind: z.literal('points'), points: z.array(pointSchema).max(200).default([]) })
]);

/** The first form: one rail over the whole wall, its height or its load perhaps not given. */
const oneRail = z.object({
	kind: z.literal('rail'),
	heightMm: z.int().min(1).max(20_000),
	hookLoadG: z.int().min(1).max(2_000_000).nullish()
});

/** The suspension of a wall as stored, in its first form too; what can't be read is unknown. */
export function readSuspension(stored: unknown, wallWidthMm: number): Suspension {
	const first = oneRail.safeParse(stored);
	if (first.success) {
		const { heightMm, hookLoadG = null } = first.data;
		const loads = { hookLoadG, cordLoadG: null, metreLoadG: null };
		return { kind: 'rails', rails: [{ fromMm: 0, toMm: wallWidthMm, heightMm, ...loads, positions: { kind: 'free' } }] };
	}
	const parsed = suspensionSchema.safeParse(stored);
	return parsed.success ? parsed.data : unknownSuspension;
}
