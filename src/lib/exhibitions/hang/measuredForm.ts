import { cmText, parseCm } from '#lib/shared/length.ts';
import { kgText, parseKg } from '#lib/shared/weight.ts';

/** The values that the desk enters after measuring a part: outer sizes and drop (typed in cm), weight (typed in kg). */
export const measuredNames = ['outer-height', 'outer-width', 'outer-depth', 'drop', 'weight'] as const;
export type MeasuredName = (typeof measuredNames)[number];
/** The measured values of a part in whole mm, the weight in g; null: not measured. */
export type PartMeasured = { part: number; values: Record<MeasuredName, number | null> };
export type MeasuredError = 'length' | 'weight' | 'taken-back';
export type ReadMeasured =
	| { ok: true; changed: { part: number; what: MeasuredName; value: number }[]; typed: Record<string, string> }
	| { ok: false; errors: Record<string, MeasuredError>; typed: Record<string, string> };

export const measuredField = (what: MeasuredName, part: number): string => `${what}-${part}`;

const lengths = { minMm: 1, maxMm: 100_000 };
const maxWeightG = 2_000_000;

const parsed = (what: MeasuredName, text: string): number | null => {
	if (what === 'weight') {
		const grams = parseKg(text);
		return typeof grams === 'number' && grams >= 1 && grams <= maxWeightG ? grams : null;
	}
	const length = parseCm(text, what === 'drop' ? { ...lengths, minMm: 0 } : lengths);
	return length.ok ? length.mm : null;
};

/**
 * Reads the fields `outer-height-1`, `weight-2` and so on. Returns the values that differ from the previous ones. An empty field means "not
 * measured"; a measured value can be corrected, but not removed.
 */
export function readMeasured(form: FormData, before: readonly PartMeasured[]): ReadMeasured {
	const typed: Record<string, string> = {};
	const errors: Record<string, MeasuredError> = {};
	const changed: { part: number; what: MeasuredName; value: number }[] = [];
	for (const { part, values } of before) {
		for (const what of measuredNames) {
			const field = measuredField(what, part);
			const text = (typed[field] = String(form.get(field) ?? '').trim());
			if (text === '') {
				if (values[what] !== null) errors[field] = 'taken-back';
				continue;
			}
			const value = parsed(what, text);
			if (value === null) errors[field] = what === 'weight' ? 'weight' : 'length';
			else if (value !== values[what]) changed.push({ part, what, value });
		}
	}
	return Object.keys(errors).length > 0 ? { ok: false, errors, typed } : { ok: true, changed, typed };
}

/** Formats a measured or stated value for its field; empty for null. */
export const measuredText = (what: MeasuredName, value: number | null, locale: string): string =>
	value === null ? '' : what === 'weight' ? kgText(value, locale) : cmText(value, locale);
