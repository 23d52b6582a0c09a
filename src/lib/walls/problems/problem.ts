import type { LabelSide } from './labels.ts';
import type { HangingFacts } from '../hooks/facts.ts';
import type { Rect } from '../geometry/rect.ts';

/**
 * A box on a wall. Boxes of one `piece` (a diptych, a cluster) may hang as close as they like; those of one `work` have one label.
 * Without `facts` only its place is looked at. `hooksMm`, `label`: as chosen by hand.
 */
export type PlacedBox = Rect & {
	id: string;
	piece?: string | undefined;
	work?: string | undefined;
	facts?: HangingFacts | undefined;
	hooksMm?: readonly number[] | null | undefined;
	label?: LabelSide | null | undefined;
};

/** Errors of a plan first: these and no others the database refuses to publish. */
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

/** Errors block the publishing of a plan. `values` are what a sentence about the problem needs. */
export type Problem = {
	code: ProblemCode;
	severity: 'error' | 'warning';
	placementIds: string[];
	values: Record<string, number | string>;
};
