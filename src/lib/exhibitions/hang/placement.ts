import type { Rect } from '#lib/walls/geometry/rect.ts';
import type { LabelSide } from '#lib/walls/problems/labels.ts';
import type { Problem } from '#lib/walls/problems/problem.ts';
import type { Wall } from '#lib/walls/wall.ts';

/** One work, or one part of it. `wallId` null: elsewhere (stands, hangs free), x and y are 0 then. */
export type HangPlacement = Rect & {
	id: string;
	exhibitionWorkId: string;
	part: number;
	wallId: number | null;
	/** Those with the same number on one wall count as one piece (diptych, cluster, block); null: only parts of one work do. */
	cluster: number | null;
	/** A proposal leaves it where it is. */
	pinned: boolean;
	/** x of the hooks on the wall in mm, chosen by hand; null: by rule. */
	hooksMm: number[] | null;
	/** The side of its label; null: as the version says. */
	label: LabelSide | null;
};
export type Hang = readonly HangPlacement[];

/** What a placement has besides its place as long as nobody chose anything. */
export const freshPlacement = { cluster: null, pinned: false, hooksMm: null, label: null } as const;

/** A part of a work with its framed outer size, placed or not. */
export type SizedPart = { exhibitionWorkId: string; part: number; widthMm: number; heightMm: number };

export type HangWall = Wall & { wallId: number };
export type HangProblem = Problem & { wallId: number };
