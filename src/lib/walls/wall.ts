import { z } from 'zod';
import { daySchema } from '#lib/shared/dates.ts';
import { contains, type Rect } from './geometry/rect.ts';
import { type Suspension, suspensionSchema, unknownSuspension } from './hooks/suspension.ts';

/** The reasons why nothing may hang in a zone of a wall. */
export const blockReasons = ['door', 'window', 'socket', 'radiator', 'escape-sign', 'furniture', 'screen', 'other'] as const;
export type BlockReason = (typeof blockReasons)[number];

/** A rectangle where nothing may hang, always or from one day to another (both included). */
export type BlockedZone = Rect & { reason: BlockReason; from?: string | null | undefined; to?: string | null | undefined };

/**
 * A wall, as the arranging functions need it. `heightMm`: from the finished floor to the upper edge of the usable area; `centreLineMm`: the
 * height of the middle of the works.
 */
export type Wall = {
	code: string;
	widthMm: number;
	heightMm: number;
	centreLineMm: number;
	blocked: readonly BlockedZone[];
	suspension: Suspension;
	/** Daylight reaches the works on it. */
	daylight: boolean;
	escapeRoute: boolean;
	/** People pass close to it. */
	walkway: boolean;
	/** Its paint during this show, '#rrggbb'; null: white. */
	colour: string | null;
};

/** Defaults for the properties of a wall of which only the size matters. */
export const plainWall = { suspension: unknownSuspension, daylight: false, escapeRoute: false, walkway: false, colour: null } as const;

/** The same limits as in the database; whole millimetres, both included. */
export const wallLimits = {
	width: { minMm: 100, maxMm: 100_000 },
	height: { minMm: 100, maxMm: 20_000 },
	centreLine: { minMm: 1, maxMm: 20_000 }
} as const;

/** Common heights of the centre line in mm: accessible, the house's default, museum. */
export const centreLines = { accessible: 1300, usual: 1450, museum: 1500 } as const;

const mm = (limits: { minMm: number; maxMm: number }) => z.int().min(limits.minMm).max(limits.maxMm);
const zoneSide = { minMm: 1, maxMm: 100_000 };
const zonePlace = { minMm: 0, maxMm: 100_000 };

export const blockedZoneSchema = z
	.object({
		xMm: mm(zonePlace),
		yMm: mm(zonePlace),
		widthMm: mm(zoneSide),
		heightMm: mm(zoneSide),
		reason: z.enum(blockReasons),
		from: daySchema.nullish(),
		to: daySchema.nullish()
	})
	.refine((zone) => !zone.from || !zone.to || zone.from <= zone.to, { message: 'dates', path: ['to'] });

/** The paint of a wall, '#rrggbb' in lower case. */
export const colourSchema = z.string().regex(/^#[0-9a-f]{6}$/);

/** A wall as it is stored. The issues 'centre-line-too-high' and 'zone-outside' are codes of this project. */
export const wallSchema = z
	.object({
		code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,15}$/),
		widthMm: mm(wallLimits.width),
		heightMm: mm(wallLimits.height),
		centreLineMm: mm(wallLimits.centreLine),
		blocked: z.array(blockedZoneSchema),
		suspension: suspensionSchema.default(unknownSuspension),
		daylight: z.boolean().default(false),
		escapeRoute: z.boolean().default(false),
		walkway: z.boolean().default(false),
		colour: colourSchema.nullable().default(null)
	})
	.refine((wall) => wall.centreLineMm < wall.heightMm, { message: 'centre-line-too-high', path: ['centreLineMm'] })
	.superRefine((wall, context) => {
		wall.blocked.forEach((zone, i) => {
			if (!contains(wallArea(wall), zone)) context.addIssue({ code: 'custom', message: 'zone-outside', path: ['blocked', i] });
		});
	});

/** The whole wall as a rectangle. */
export const wallArea = (wall: Pick<Wall, 'widthMm' | 'heightMm'>): Rect => ({
	xMm: 0,
	yMm: 0,
	widthMm: wall.widthMm,
	heightMm: wall.heightMm
});

/** The wall with only those zones that are in force on at least one day from `opens` to `closes`, both included. */
export function wallDuring<T extends Wall>(wall: T, opens: string, closes: string): T {
	const blocked = wall.blocked.filter((zone) => (!zone.from || zone.from <= closes) && (!zone.to || zone.to >= opens));
	return { ...wall, blocked };
}
