import { m } from '#lib/shared/paraglide/messages.js';
import { hingeText, opensText } from '#lib/walls/plan/planWords.ts';
import { hinges, openings } from '#lib/walls/plan/roomPlan.ts';

/** A column of one of the tables; `kind` says what is typed, or which choices there are. */
export type Column = { name: string; label: string; kind: 'cm' | 'whole' | 'text' | 'date' | { value: string; text: string }[] };

const cm = (name: string, label: string): Column => ({ name, label, kind: 'cm' });

/** The columns of all tables of the plan, in the language of the page. */
export function planColumns() {
	const edge: Column = { name: 'edge', label: m.walls_plan_edge(), kind: 'whole' };
	const along = cm('at', m.walls_plan_at());
	const [width, height] = [cm('width', m.walls_zone_width()), cm('height', m.walls_zone_height())];
	const [x, y] = [cm('x', m.walls_plan_x()), cm('y', m.walls_plan_y())];
	return {
		sides: [cm('angle', m.walls_plan_angle()), cm('length', m.walls_plan_length())],
		places: [edge, along],
		doors: [
			edge,
			along,
			width,
			height,
			{ name: 'hinge', label: m.walls_plan_hinge(), kind: hinges.map((value) => ({ value, text: hingeText(value) })) },
			{ name: 'opens', label: m.walls_plan_opens(), kind: openings.map((value) => ({ value, text: opensText(value) })) }
		],
		windows: [edge, along, width, cm('sill', m.walls_plan_sill()), height],
		furniture: [
			{ name: 'name', label: m.walls_plan_what(), kind: 'text' },
			x,
			y,
			width,
			cm('depth', m.walls_plan_depth()),
			height,
			{ name: 'turn', label: m.walls_plan_turn(), kind: 'whole' },
			{ name: 'from', label: m.walls_zone_from(), kind: 'date' },
			{ name: 'to', label: m.walls_zone_to(), kind: 'date' }
		],
		escape: [x, y]
	} satisfies Record<string, Column[]>;
}
