import type { LabelSide } from './labels.ts';
import type { HangingFacts } from '../hooks/facts.ts';
import type { Rect } from '../geometry/rect.ts';

/**
 * A box on a wall. Boxes with the same `piece` (a diptych, a cluster) may hang close together; those with the same `work` share a label.
 * Without `facts`, only the place is checked. `hooksMm` and `label`: as chosen by hand.
 */
export type PlacedBox = Rect & {
	id: string;
	piece?: string | undefined;
	work?: string | undefined;
	facts?: HangingFacts | undefined;
	hooksMm?: readonly number[] | null | undefined;
	label?: LabelSide | null | undefined;
};

/** The errors of a plan. The database refuses to publish a plan with exactly these. */
export const errorCodes = ['outside', 'overlap', 'blocked-zone', 'hook-load', 'cord-load', 'metre-load'] as const;
export const warningCodes = [
	'too-close',
	'too-high',
	'too-low',
	'no-hook-there',
	'load-unknown',
	'weight-unknown',
	'label-outside',
	'label-blocked',
	'label-on-work',
	'label-on-label',
	'glass-in-walkway',
	'light-in-daylight',
	'burnable-in-escape-route',
	'size-changed'
] as const;
export type ProblemCode = (typeof errorCodes)[number] | (typeof warningCodes)[number];

/** A problem of a hang as data. Errors block the publishing of a plan. `values`: the values for a sentence about the problem. */
export type Problem = {
	code: ProblemCode;
	severity: 'error' | 'warning';
	placementIds: string[];
	values: Record<string, number | string>;
};
