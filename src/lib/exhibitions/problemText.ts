import { cmText } from '#lib/shared/length.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import type { Problem } from '#lib/walls/problems.ts';

const reasons: Record<string, () => string> = {
	door: () => m.exhibitions_hang_zone_door(),
	window: () => m.exhibitions_hang_zone_window(),
	socket: () => m.exhibitions_hang_zone_socket(),
	radiator: () => m.exhibitions_hang_zone_radiator(),
	'escape-sign': () => m.exhibitions_hang_zone_escape_sign(),
	furniture: () => m.exhibitions_hang_zone_furniture(),
	screen: () => m.exhibitions_hang_zone_screen()
};

/** What blocks a part of the wall, as a word within a sentence. */
export const reasonText = (reason: string): string => reasons[reason]?.() ?? m.exhibitions_hang_zone_other();

/** A sentence for a problem; the ids of placements are the numbers that stand on the page. */
export function problemText(problem: Problem, locale: string): string {
	const [number = '', other = ''] = problem.placementIds;
	const cm = (name: string): string => cmText(Number(problem.values[name] ?? 0), locale);
	switch (problem.code) {
		case 'outside':
			return m.exhibitions_hang_problem_outside({ number });
		case 'overlap':
			return m.exhibitions_hang_problem_overlap({ number, other });
		case 'blocked-zone':
			return m.exhibitions_hang_problem_blocked({ number, what: reasonText(String(problem.values.reason)) });
		case 'too-close':
			return m.exhibitions_hang_problem_close({ number, other, gap: cm('gapMm'), limit: cm('limitMm') });
		case 'too-high':
			return m.exhibitions_hang_problem_high({ number, top: cm('topMm'), limit: cm('limitMm') });
		case 'too-low':
			return m.exhibitions_hang_problem_low({ number, bottom: cm('bottomMm'), limit: cm('limitMm') });
	}
}

/** A sentence for what the database refused when saving or publishing a hang. */
export function hangRefusalText(code: string, detail: Record<string, unknown> = {}): string {
	switch (code) {
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
