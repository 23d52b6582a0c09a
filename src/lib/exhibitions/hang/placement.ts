import type { Rect } from '#lib/walls/geometry/rect.ts';
import type { LabelSide } from '#lib/walls/problems/labels.ts';
import type { Problem } from '#lib/walls/problems/problem.ts';
import type { Wall } from '#lib/walls/wall.ts';

/** A placement of a work or of one of its parts. `wallId` null: elsewhere (it stands or hangs free); then x and y are 0. */
export type HangPlacement = Rect & {
	id: string;
	exhibitionWorkId: string;
	part: number;
	wallId: number | null;
	/** Placements with the same number on one wall are one piece (diptych, cluster, block). Null: only the parts of one work are. */
	cluster: number | null;
	/** Proposals, and operations on a whole wall, leave it where it is. */
	pinned: boolean;
	/** The x of the hooks on the wall in mm, if chosen by hand; null: by rule. */
	hooksMm: number[] | null;
	/** The side of its label; null: as in the label rule of the version. */
	label: LabelSide | null;
};
export type Hang = readonly HangPlacement[];

/** The defaults of a new placement. */
export const freshPlacement = { cluster: null, pinned: false, hooksMm: null, label: null } as const;

/** A part of a work with its framed outer size in mm, placed or not. */
export type SizedPart = { exhibitionWorkId: string; part: number; widthMm: number; heightMm: number };

export type HangWall = Wall & { wallId: number };
export type HangProblem = Problem & { wallId: number };
