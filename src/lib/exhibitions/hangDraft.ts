import { z } from 'zod';
import type { PictureFile } from '#lib/images/variants.ts';
import type { Texts } from '#lib/shared/texts.ts';
import type { HangPlacement, HangWall } from './hang.ts';

/** One box of the draft, as it is sent and kept. Lengths in mm; wallId null: the work stands or hangs free, x and y are 0. */
export const placementSchema = z.object({
	exhibitionWorkId: z.uuid(),
	part: z.int().min(1).max(50),
	wallId: z.int().nullable(),
	xMm: z.int().min(-200_000).max(200_000),
	yMm: z.int().min(-200_000).max(200_000),
	widthMm: z.int().min(1).max(100_000),
	heightMm: z.int().min(1).max(100_000)
});

/** The whole draft as the editor sends it; `lock` is the counter it has seen. */
export const hangSchema = z.object({
	version: z.uuid(),
	lock: z.int().min(0),
	placements: z.array(placementSchema).max(500),
	/** Wall id to the height of its centre line in mm. */
	centreLines: z.record(z.string().regex(/^\d+$/), z.int().min(1).max(20_000)).default({})
});

export type HangDraft = z.infer<typeof hangSchema>;

/** A wall of the draft, with the zones that block it during the show. */
export type DraftWall = HangWall & { room: Texts };

/** A work of the show with what the editor draws of it; `parts` has the framed outer sizes, in order. */
export type HangWork = {
	id: string;
	artworkId: string;
	number: number;
	title: Texts;
	untitled: boolean;
	artist: Texts;
	parts: { part: number; widthMm: number; heightMm: number }[];
	picture: PictureFile[];
	dominant: string | null;
};

/** Everything that the editor starts with. */
export type OpenedHang = {
	version: string;
	lock: number;
	number: number;
	savedAt: string;
	walls: DraftWall[];
	placements: HangPlacement[];
	works: HangWork[];
};
