import { z } from 'zod';
import { rightMm, type Rect } from '../geometry/rect.ts';

export const labelSides = ['right', 'left', 'below', 'none'] as const;
/** Where the label of a work is, seen from the room; a wall is never mirrored. */
export type LabelSide = (typeof labelSides)[number];

/** The labels of a version of the hang: side, size, distance to the work, height of their middle above the floor; mm. */
export type LabelRule = { side: LabelSide; widthMm: number; heightMm: number; distanceMm: number; middleMm: number };

/** No labels on the plan; once they are turned on: 100 x 70 mm, 50 mm beside the work, middle at 1370 mm. */
export const noLabels: LabelRule = { side: 'none', widthMm: 100, heightMm: 70, distanceMm: 50, middleMm: 1370 };

export const labelRuleSchema = z.object({
	side: z.enum(labelSides),
	widthMm: z.int().min(10).max(1000),
	heightMm: z.int().min(10).max(1000),
	distanceMm: z.int().min(0).max(1000),
	middleMm: z.int().min(1).max(20_000)
});

/** A rule as it is stored with a version; what is left out or can't be read is as in `noLabels`. */
export function readLabelRule(stored: unknown): LabelRule {
	const parsed = labelRuleSchema.partial().safeParse(stored);
	return parsed.success ? { ...noLabels, ...dropUndefined(parsed.data) } : noLabels;
}

const dropUndefined = (values: object): Partial<LabelRule> =>
	Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/**
 * Where the label of a work is on the wall, null without one. `box`: the work, of one in parts the bounds of its parts;
 * `own`: the side chosen for this work, null: as the version says. Beside a work the label's middle is at the rule's height; below, it
 * hangs under the middle of the work.
 */
export function labelRect(box: Rect, rule: LabelRule, own: LabelSide | null): Rect | null {
	const { widthMm, heightMm, distanceMm } = rule;
	const size = { widthMm, heightMm };
	const yMm = rule.middleMm - Math.ceil(heightMm / 2);
	switch (own ?? rule.side) {
		case 'right':
			return { xMm: rightMm(box) + distanceMm, yMm, ...size };
		case 'left':
			return { xMm: box.xMm - distanceMm - widthMm, yMm, ...size };
		case 'below':
			return { xMm: box.xMm + Math.floor((box.widthMm - widthMm) / 2), yMm: box.yMm - distanceMm - heightMm, ...size };
		case 'none':
			return null;
	}
}
