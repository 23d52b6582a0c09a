import { formatLength } from '#lib/shared/length.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import type { PlanProblem } from './planProblems.ts';
import type { hinges, openings } from './roomPlan.ts';

/** The sentence for a problem of a room plan, in the language of the page; lengths as `locale` writes them. */
export function planProblemText({ code, values }: PlanProblem, locale: string): string {
	const length = (name: string): string => formatLength(Number(values[name] ?? 0), locale);
	const text = (name: string): string => String(values[name] ?? '');
	const [edge, name] = [text('edge'), text('name')];
	switch (code) {
		case 'edge-too-short':
			return m.walls_plan_edge_too_short({ edge, limit: length('limitMm') });
		case 'crosses-itself':
			return m.walls_plan_crosses({ edge, other: text('other') });
		case 'inside-out':
			return m.walls_plan_inside_out();
		case 'no-such-edge':
			return m.walls_plan_no_such_edge({ edge });
		case 'wall-twice':
			return m.walls_plan_wall_twice({ wall: text('wall') });
		case 'wall-too-wide':
			return m.walls_plan_wall_too_wide({ wall: name, edge, needed: length('neededMm'), length: length('lengthMm') });
		case 'walls-overlap':
			return m.walls_plan_walls_overlap({ wall: text('wall'), other: text('other') });
		case 'door-outside':
			return m.walls_plan_door_outside({ number: name, edge, needed: length('neededMm'), length: length('lengthMm') });
		case 'window-outside':
			return m.walls_plan_window_outside({ number: name, edge, needed: length('neededMm'), length: length('lengthMm') });
		case 'openings-overlap':
			return m.walls_plan_openings_overlap({ edge });
		case 'higher-than-room':
			return m.walls_plan_higher({ top: length('topMm'), height: length('heightMm') });
		case 'furniture-outside':
			return m.walls_plan_furniture_outside({ name });
		case 'escape-blocked':
			return m.walls_plan_escape_blocked({ name });
		case 'escape-outside':
			return m.walls_plan_escape_outside();
		case 'wall-not-placed':
			return m.walls_plan_wall_not_placed({ wall: text('wall') });
	}
}

const hingeTexts = { left: m.walls_plan_hinge_left, right: m.walls_plan_hinge_right };
export const hingeText = (hinge: (typeof hinges)[number]): string => hingeTexts[hinge]();
const opensTexts = { in: m.walls_plan_opens_in, out: m.walls_plan_opens_out, slides: m.walls_plan_opens_slides };
export const opensText = (opens: (typeof openings)[number]): string => opensTexts[opens]();
