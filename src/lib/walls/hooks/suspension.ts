import { z } from 'zod';

/** Where hooks can be on a rail, in mm from the wall's left edge: anywhere, every `stepMm` from `firstMm` on, or listed. */
export type RailPositions = { kind: 'free' } | { kind: 'every'; stepMm: number; firstMm: number } | { kind: 'listed'; atMm: number[] };

/**
 * A rail from one x to another (mm from the wall's left edge, both included) at a height above the floor. Loads in grams: what one hook, one
 * cord with everything on it, and a metre of rail may carry; null: unknown.
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

/** A point: a nail or screw that stays in the wall. `loadG`: what it may carry; null: unknown. */
export type Point = { xMm: number; yMm: number; loadG: number | null };

/** How works hang on a wall. `points` with an empty list: nails may be put anywhere, and their load is unknown. */
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

/** A suspension as it is stored with a wall. `app.is_suspension` in the database checks the same. */
export const suspensionSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('unknown') }),
	z.object({ kind: z.literal('rails'), rails: z.array(railSchema).max(20) }),
	z.object({ kind: z.literal('points'), points: z.array(pointSchema).max(200).default([]) })
]);

/** The old format: one rail over the whole wall; the load may be missing. */
const oldFormat = z.object({
	kind: z.literal('rail'),
	heightMm: z.int().min(1).max(20_000),
	hookLoadG: z.int().min(1).max(2_000_000).nullish()
});

/** Reads a stored suspension, also in the old format. What can't be read is `unknown`. */
export function readSuspension(stored: unknown, wallWidthMm: number): Suspension {
	const old = oldFormat.safeParse(stored);
	if (old.success) {
		const { heightMm, hookLoadG = null } = old.data;
		const loads = { hookLoadG, cordLoadG: null, metreLoadG: null };
		return { kind: 'rails', rails: [{ fromMm: 0, toMm: wallWidthMm, heightMm, ...loads, positions: { kind: 'free' } }] };
	}
	const parsed = suspensionSchema.safeParse(stored);
	return parsed.success ? parsed.data : unknownSuspension;
}
