import { z } from 'zod';
import { rightMm, type Rect } from '../geometry/rect.ts';

export const labelSides = ['right', 'left', 'below', 'none'] as const;
/** The side of a work on which its label hangs, as seen from the room; 'none': no label. */
export type LabelSide = (typeof labelSides)[number];

/** The rule for the labels of a version: side, size, distance from the work, and height of their middle above the floor, in mm. */
export type LabelRule = { side: LabelSide; widthMm: number; heightMm: number; distanceMm: number; middleMm: number };

/** The default: no labels. Once turned on, they are 100 x 70 mm, 50 mm beside the work, with their middle at 1370 mm. */
export const noLabels: LabelRule = { side: 'none', widthMm: 100, heightMm: 70, distanceMm: 50, middleMm: 1370 };

export const labelRuleSchema = z.object({
	side: z.enum(labelSides),
	widthMm: z.int().min(10).max(1000),
	heightMm: z.int().min(10).max(1000),
	distanceMm: z.int().min(0).max(1000),
	middleMm: z.int().min(1).max(20_000)
});

/** Reads the rule that is stored with a version. Missing or invalid values are as in `noLabels`. */
export function readLabelRule(stored: unknown): LabelRule {
	const parsed = labelRuleSchema.partial().safeParse(stored);
	return parsed.success ? { ...noLabels, ...dropUndefined(parsed.data) } : noLabels;
}

const dropUndefined = (values: object): Partial<LabelRule> =>
	Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/**
 * The rectangle of a work's label on the wall; null if it has none. Beside a work, the middle of the label is at the height of the rule;
 * below, the label hangs under the middle of the work.
 *
 * @param box the work; for a work in parts, the bounds of its parts.
 * @param own the side chosen for this work; null: as in the rule.
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
