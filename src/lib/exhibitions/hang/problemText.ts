import { cmText } from '#lib/shared/length.ts';
import { intlTag } from '#lib/shared/locale.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import { kgText } from '#lib/shared/weight.ts';
import type { Problem } from '#lib/walls/problems/problem.ts';

const reasons: Record<string, () => string> = {
	door: () => m.exhibitions_hang_zone_door(),
	window: () => m.exhibitions_hang_zone_window(),
	socket: () => m.exhibitions_hang_zone_socket(),
	radiator: () => m.exhibitions_hang_zone_radiator(),
	'escape-sign': () => m.exhibitions_hang_zone_escape_sign(),
	furniture: () => m.exhibitions_hang_zone_furniture(),
	screen: () => m.exhibitions_hang_zone_screen()
};

/** The reason of a blocked zone, as a word within a sentence. */
export const reasonText = (reason: string): string => reasons[reason]?.() ?? m.exhibitions_hang_zone_other();

const carriers: Record<string, () => string> = {
	wall: () => m.exhibitions_hang_carrier_wall(),
	nail: () => m.exhibitions_hang_carrier_nail(),
	hook: () => m.exhibitions_hang_carrier_hook(),
	cord: () => m.exhibitions_hang_carrier_cord(),
	metre: () => m.exhibitions_hang_carrier_metre()
};

const listed = (words: readonly string[], locale: string, type: 'conjunction' | 'disjunction'): string =>
	new Intl.ListFormat(intlTag(locale), { type }).format(words);

/** The sentence for a problem, with lengths in cm and weights in kg. `problem.placementIds` have to be printed numbers. */
export function problemText(problem: Problem, locale: string): string {
	const [number = '', other = ''] = problem.placementIds;
	const value = (name: string): number => Number(problem.values[name] ?? 0);
	const cm = (name: string): string => cmText(value(name), locale);
	const heavy = () => ({
		numbers: listed(problem.placementIds, locale, 'conjunction'),
		weight: kgText(value('weightG'), locale),
		limit: kgText(value('limitG'), locale)
	});
	switch (problem.code) {
		case 'outside':
			return m.exhibitions_hang_problem_outside({ number });
		case 'overlap':
			return m.exhibitions_hang_problem_overlap({ number, other });
		case 'blocked-zone':
			return m.exhibitions_hang_problem_blocked({ number, what: reasonText(String(problem.values.reason)) });
		case 'hook-load':
			return m.exhibitions_hang_problem_hook_load(heavy());
		case 'cord-load':
			return m.exhibitions_hang_problem_cord_load(heavy());
		case 'metre-load':
			return m.exhibitions_hang_problem_metre_load({ ...heavy(), from: cm('fromMm'), to: cm('toMm') });
		case 'too-close':
			return m.exhibitions_hang_problem_close({ number, other, gap: cm('gapMm'), limit: cm('limitMm') });
		case 'too-high':
			return m.exhibitions_hang_problem_high({ number, top: cm('topMm'), limit: cm('limitMm') });
		case 'too-low':
			return m.exhibitions_hang_problem_low({ number, bottom: cm('bottomMm'), limit: cm('limitMm') });
		case 'no-hook-there':
			return m.exhibitions_hang_problem_no_hook({ number, x: cm('xMm'), y: cm('yMm') });
		case 'load-unknown': {
			const what = String(problem.values.what).split(',');
			const words = what.map((kind) => carriers[kind]?.() ?? '').filter(Boolean);
			return m.exhibitions_hang_problem_load_unknown({ numbers: heavy().numbers, what: listed(words, locale, 'disjunction') });
		}
		case 'weight-unknown':
			return m.exhibitions_hang_problem_weight_unknown({ numbers: heavy().numbers });
		case 'label-outside':
			return m.exhibitions_hang_problem_label_outside({ number });
		case 'label-blocked':
			return m.exhibitions_hang_problem_label_blocked({ number, what: reasonText(String(problem.values.reason)) });
		case 'label-on-work':
			return m.exhibitions_hang_problem_label_on_work({ number, other });
		case 'label-on-label':
			return m.exhibitions_hang_problem_label_on_label({ number, other });
		case 'glass-in-walkway':
			return m.exhibitions_hang_problem_glass({ number });
		case 'light-in-daylight':
			return m.exhibitions_hang_problem_light({ number });
		case 'burnable-in-escape-route':
			return value('noted') === 1 ? m.exhibitions_hang_problem_burnable_noted({ number }) : m.exhibitions_hang_problem_burnable({ number });
		case 'size-changed':
			return m.exhibitions_hang_problem_size_changed({ number, width: cm('widthMm'), height: cm('heightMm') });
	}
}

/** The sentence for a refusal by the database to save or publish a hang. */
export function hangRefusalText(code: string, detail: Record<string, unknown> = {}, locale: string = getLocale()): string {
	switch (code) {
		case 'hook-load':
		case 'cord-load':
		case 'metre-load': {
			const numbers = Array.isArray(detail.numbers) ? detail.numbers.map(String) : [];
			const values = detail as Problem['values'];
			return problemText({ code, severity: 'error', placementIds: numbers, values }, locale);
		}
		case 'hang-changed':
			return m.exhibitions_hang_refused_changed();
		case 'hang-empty':
			return m.exhibitions_hang_refused_empty();
		case 'placement-outside':
			return m.exhibitions_hang_refused_outside();
		case 'placements-overlap':
			return m.exhibitions_hang_refused_overlap();
		case 'placement-blocked':
			return m.exhibitions_hang_problem_blocked({ number: String(detail.number ?? ''), what: reasonText(String(detail.reason)) });
		default:
			return m.exhibitions_hang_refused_invalid();
	}
}
