import { m } from '#lib/shared/paraglide/messages.js';
import type { Condition, ConditionMoment, Custody } from './custody.ts';

const custodyTexts: Record<Custody, () => string> = {
	expected: m.handling_custody_expected,
	received: m.handling_custody_received,
	hung: m.handling_custody_hung,
	'removed-early': m.handling_custody_removed_early,
	'taken-down': m.handling_custody_taken_down,
	returned: m.handling_custody_returned,
	'not-collected': m.handling_custody_not_collected
};
export const custodyText = (custody: Custody): string => custodyTexts[custody]();

const conditionTexts: Record<Condition, () => string> = {
	sound: m.handling_condition_sound,
	marks: m.handling_condition_marks,
	damaged: m.handling_condition_damaged
};
export const conditionText = (condition: Condition): string => conditionTexts[condition]();

const momentTexts: Record<ConditionMoment, () => string> = { arrival: m.handling_moment_arrival, return: m.handling_moment_return };
export const momentText = (moment: ConditionMoment): string => momentTexts[moment]();
