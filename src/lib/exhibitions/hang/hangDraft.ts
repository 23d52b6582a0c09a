import { z } from 'zod';
import type { PictureFile } from '#lib/images/make/variants.ts';
import type { Texts } from '#lib/shared/texts.ts';
import { type LabelRule, labelRuleSchema, labelSides } from '#lib/walls/problems/labels.ts';
import type { HangingFacts } from '#lib/walls/hooks/facts.ts';
import { colourSchema } from '#lib/walls/wall.ts';
import type { HangPlacement, HangWall } from './placement.ts';

/** One placement of the draft, as it is sent and stored. Lengths in mm. wallId null: the work stands or hangs free; then x and y are 0. */
export const placementSchema = z.object({
	exhibitionWorkId: z.uuid(),
	part: z.int().min(1).max(50),
	wallId: z.int().nullable(),
	xMm: z.int().min(-200_000).max(200_000),
	yMm: z.int().min(-200_000).max(200_000),
	widthMm: z.int().min(1).max(100_000),
	heightMm: z.int().min(1).max(100_000),
	cluster: z.int().min(1).max(1000).nullable().default(null),
	pinned: z.boolean().default(false),
	hooksMm: z.array(z.int().min(-200_000).max(200_000)).max(20).nullable().default(null),
	label: z.enum(labelSides).nullable().default(null)
});

/** The settings of the draft. What is left out stays as it was. `colours`: the paint of walls by id; null: unpainted. */
export const settingsSchema = z.object({
	labels: labelRuleSchema.optional(),
	colours: z.record(z.string().regex(/^\d+$/), colourSchema.nullable()).optional()
});

/** The whole draft as the planner sends it. `lock`: the counter that it last received, for optimistic locking. */
export const hangSchema = z.object({
	version: z.uuid(),
	lock: z.int().min(0),
	placements: z.array(placementSchema).max(500),
	/** The heights of centre lines in mm by wall id. */
	centreLines: z.record(z.string().regex(/^\d+$/), z.int().min(1).max(20_000)).default({}),
	settings: settingsSchema.optional()
});

export type HangDraft = z.infer<typeof hangSchema>;

/** A wall of the draft, with the zones that are in force during the show. */
export type DraftWall = HangWall & { room: Texts };

/**
 * A part of a work: its framed outer size and its hanging facts. Measured values win over stated ones. `gapMm`: the gap that the artist wants
 * to the previous part; null: not stated.
 */
export type HangPart = { part: number; widthMm: number; heightMm: number; gapMm: number | null; facts: HangingFacts };

/** A work of the show, with what the planner needs to draw it. `parts`: in order. */
export type HangWork = {
	id: string;
	artworkId: string;
	number: number;
	title: Texts;
	untitled: boolean;
	artist: Texts;
	artistId: string;
	parts: HangPart[];
	picture: PictureFile[];
	dominant: string | null;
};

/** A version of a hang with its walls and works: the initial data of the planner. */
export type OpenedHang = {
	version: string;
	lock: number;
	number: number;
	savedAt: string;
	labels: LabelRule;
	walls: DraftWall[];
	placements: HangPlacement[];
	works: HangWork[];
};
