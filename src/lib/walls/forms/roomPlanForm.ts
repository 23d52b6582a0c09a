import { type Day, daySchema } from '#lib/shared/dates.ts';
import { cmText, type LengthLimits, type LengthProblem, parseCm } from '#lib/shared/length.ts';
import {
	hinges,
	openings,
	outlineOf,
	planLimits,
	type PlanDoor,
	type PlanFurniture,
	type PlanPoint,
	type PlanWindow,
	type PlacedWall,
	type RoomPlan,
	roomPlanSchema,
	sidesOf
} from '../plan/roomPlan.ts';
import { readLines } from './suspensionForm.ts';
import { wallLimits } from '../wall.ts';

/** The fields of the room plan form, as typed: lengths in centimetres, angles in degrees, edges numbered from 1. */
export type SideFields = { angle: string; length: string };
export type PlaceFields = { wall: string; edge: string; at: string };
export type DoorFields = { edge: string; at: string; width: string; height: string; hinge: string; opens: string };
export type WindowFields = { edge: string; at: string; width: string; sill: string; height: string };
export type FurnitureFields = {
	name: string;
	x: string;
	y: string;
	width: string;
	depth: string;
	height: string;
	turn: string;
	from: string;
	to: string;
};
export type EscapeFields = { x: string; y: string };
export type PlanFields = {
	/** The corners as they were drawn, in millimetres ("x,y x,y …"). They are used as long as `sides` hasn't been changed. */
	outline: string;
	height: string;
	sides: SideFields[];
	places: PlaceFields[];
	doors: DoorFields[];
	windows: WindowFields[];
	furniture: FurnitureFields[];
	escape: EscapeFields[];
};

export type PlanFieldError =
	LengthProblem | 'not-an-angle' | 'not-a-choice' | 'too-few-sides' | 'too-long' | 'not-a-day' | 'dates' | 'unstorable';
/** Errors by field name and row, numbered from 0: `side_length-0`, `door_at-1`. */
export type PlanErrors = Record<string, PlanFieldError>;

const sideNames = ['angle', 'length'] as const;
const placeNames = ['wall', 'edge', 'at'] as const;
const doorNames = ['edge', 'at', 'width', 'height', 'hinge', 'opens'] as const;
const windowNames = ['edge', 'at', 'width', 'sill', 'height'] as const;
const furnitureNames = ['name', 'x', 'y', 'width', 'depth', 'height', 'turn', 'from', 'to'] as const;
const escapeNames = ['x', 'y'] as const;
export const emptySide: SideFields = { angle: '', length: '' };
export const emptyDoor: DoorFields = { edge: '', at: '', width: '', height: '', hinge: 'left', opens: 'in' };
export const emptyWindow: WindowFields = { edge: '', at: '', width: '', sill: '', height: '' };
export const emptyFurniture: FurnitureFields = { name: '', x: '', y: '', width: '', depth: '', height: '', turn: '', from: '', to: '' };
export const emptyEscape: EscapeFields = { x: '', y: '' };

/** Reads all fields of a posted form; empty rows are left out. */
export function readPlanFields(form: FormData): PlanFields {
	const text = (name: string): string => String(form.get(name) ?? '').trim();
	return {
		outline: text('outline'),
		height: text('height'),
		sides: readLines(form, 'side', sideNames, planLimits.corners).filter(({ length }) => length !== ''),
		places: readLines(form, 'place', placeNames, 200),
		doors: readLines(form, 'door', doorNames, planLimits.openings).filter(({ edge, at, width }) => edge || at || width),
		windows: readLines(form, 'window', windowNames, planLimits.openings).filter(({ edge, at, width }) => edge || at || width),
		furniture: readLines(form, 'furniture', furnitureNames, planLimits.furniture),
		escape: readLines(form, 'escape', escapeNames, 40)
	};
}

/** Degrees with up to two decimals: "90", "91,25". */
export function degreesText(degrees: number, locale: string): string {
	const text = String(Math.round(degrees * 100) / 100);
	return locale === 'en' || locale === 'ar' ? text : text.replace('.', ',');
}
function parseDegrees(typed: string): number | null {
	const text = typed.normalize('NFKC').replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
	const match = /^(\d{1,3})(?:[.,\u066B](\d{1,2}))?\s*°?$/.exec(text.trim());
	const degrees = match ? Number(`${match[1]}.${match[2] ?? 0}`) : null;
	return degrees !== null && degrees > 0 && degrees < 360 ? degrees : null;
}

export const outlineText = (outline: readonly PlanPoint[]): string => outline.map(({ xMm, yMm }) => `${xMm},${yMm}`).join(' ');
/** Parses corners from text; null if there are fewer than three, or if one can't be read. */
export function readOutline(text: string): PlanPoint[] | null {
	const corners = text.split(' ').map((pair) => /^(-?\d{1,6}),(-?\d{1,6})$/.exec(pair));
	if (corners.length < 3 || corners.some((corner) => corner === null)) return null;
	return corners.map((corner) => ({ xMm: Number(corner![1]), yMm: Number(corner![2]) }));
}

/** The sides of an outline as the form shows them. The first side has no angle. */
export const sideFieldsOf = (outline: readonly PlanPoint[], locale: string): SideFields[] =>
	sidesOf(outline).map(({ angle, lengthMm }, i) => ({
		angle: i === 0 ? '' : degreesText(angle, locale),
		length: cmText(lengthMm, locale)
	}));

/**
 * The corners of the room: those that were drawn if the table of sides still matches them (as formatted in any language), else those that
 * follow from the table. An empty angle means 90 degrees. Returns null and adds to `errors` if the table can't be read.
 */
export function outlineFrom({ outline, sides }: Pick<PlanFields, 'outline' | 'sides'>, errors: PlanErrors = {}): PlanPoint[] | null {
	const drawn = readOutline(outline);
	const matches = (one: readonly SideFields[]): boolean =>
		one.length === sides.length &&
		one.every(({ angle, length }, i) => length === sides[i]!.length && (i === 0 || angle === sides[i]!.angle));
	if (drawn && ['de', 'en'].some((locale) => matches(sideFieldsOf(drawn, locale)))) return drawn;
	if (sides.length < 2) errors['side_length-0'] = 'too-few-sides';
	const measured = sides.map(({ angle, length }, line) => {
		const lengthMm = cmOf(errors, `side_length-${line}`, length, { minMm: 1, maxMm: 100_000 });
		const degrees = angle === '' || line === 0 ? 90 : parseDegrees(angle);
		if (degrees === null) errors[`side_angle-${line}`] = 'not-an-angle';
		return { angle: degrees ?? 90, lengthMm };
	});
	if (Object.keys(errors).some((name) => name.startsWith('side_'))) return null;
	if (!drawn) return outlineOf(measured);
	// The first side keeps its start and its direction, so that the room doesn't move or turn.
	const [first, second] = [drawn[0]!, drawn[1]!];
	return outlineOf(measured, first, Math.atan2(second.yMm - first.yMm, second.xMm - first.xMm));
}

function cmOf(errors: PlanErrors, name: string, typed: string, limits: LengthLimits): number {
	const parsed = parseCm(typed, limits);
	if (parsed.ok) return parsed.mm;
	errors[name] = parsed.problem;
	return 0;
}

type Parsed = { ok: true; plan: RoomPlan } | { ok: false; errors: PlanErrors };

/** Parses the plan, or returns an error for each wrong field. Doesn't check whether the parts fit together; `planProblems` does. */
export function parsePlanFields(fields: PlanFields): Parsed {
	const errors: PlanErrors = {};
	const outline = outlineFrom(fields, errors);
	const plan = {
		outline: outline ?? [],
		heightMm: fields.height === '' ? null : cmOf(errors, 'height', fields.height, wallLimits.height),
		walls: fields.places.flatMap((place, line) => placeOf(place, line, errors)),
		doors: fields.doors.map((door, line) => doorOf(door, line, errors)),
		windows: fields.windows.map((window, line) => windowOf(window, line, errors)),
		furniture: fields.furniture.map((item, line) => furnitureOf(item, line, errors)),
		escape: fields.escape.map(({ x, y }, line) => ({
			xMm: cmOf(errors, `escape_x-${line}`, x, coordinate),
			yMm: cmOf(errors, `escape_y-${line}`, y, coordinate)
		}))
	};
	if (Object.keys(errors).length > 0) return { ok: false, errors };
	const checked = roomPlanSchema.safeParse(plan);
	// Very long sides can put a corner outside the limits.
	return checked.success ? { ok: true, plan: checked.data } : { ok: false, errors: { 'side_length-0': 'too-large' } };
}

const coordinate: LengthLimits = { minMm: -planLimits.farMm, maxMm: planLimits.farMm };
const along: LengthLimits = { minMm: 0, maxMm: 100_000 };
const size: LengthLimits = { minMm: 1, maxMm: 100_000 };

function edgeOf(errors: PlanErrors, name: string, typed: string): number {
	if (/^\d{1,2}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= planLimits.corners) return Number(typed) - 1;
	errors[name] = 'not-a-choice';
	return 0;
}
function choiceOf<T extends string>(errors: PlanErrors, name: string, typed: string, choices: readonly T[]): T {
	const found = choices.find((choice) => choice === typed);
	if (found === undefined) errors[name] = 'not-a-choice';
	return found ?? choices[0]!;
}

function placeOf({ wall, edge, at }: PlaceFields, line: number, errors: PlanErrors): PlacedWall[] {
	if (edge === '') return [];
	if (!/^\d{1,9}$/.test(wall)) errors[`place_edge-${line}`] = 'not-a-choice';
	return [
		{ wall: Number(wall), edge: edgeOf(errors, `place_edge-${line}`, edge), atMm: cmOf(errors, `place_at-${line}`, at || '0', along) }
	];
}
const doorOf = (door: DoorFields, line: number, errors: PlanErrors): PlanDoor => ({
	edge: edgeOf(errors, `door_edge-${line}`, door.edge),
	atMm: cmOf(errors, `door_at-${line}`, door.at || '0', along),
	widthMm: cmOf(errors, `door_width-${line}`, door.width, size),
	heightMm: cmOf(errors, `door_height-${line}`, door.height || '205', size),
	hinge: choiceOf(errors, `door_hinge-${line}`, door.hinge || 'left', hinges),
	opens: choiceOf(errors, `door_opens-${line}`, door.opens || 'in', openings)
});
const windowOf = (window: WindowFields, line: number, errors: PlanErrors): PlanWindow => ({
	edge: edgeOf(errors, `window_edge-${line}`, window.edge),
	atMm: cmOf(errors, `window_at-${line}`, window.at || '0', along),
	widthMm: cmOf(errors, `window_width-${line}`, window.width, size),
	sillMm: cmOf(errors, `window_sill-${line}`, window.sill || '90', along),
	heightMm: cmOf(errors, `window_height-${line}`, window.height || '140', size)
});
function furnitureOf(item: FurnitureFields, line: number, errors: PlanErrors): PlanFurniture {
	const error = (name: string, problem: PlanFieldError) => (errors[`furniture_${name}-${line}`] ??= problem);
	const cm = (name: keyof FurnitureFields, limits: LengthLimits, fallback = '') =>
		cmOf(errors, `furniture_${name}-${line}`, item[name] || fallback, limits);
	if (item.name === '') error('name', 'empty');
	if ([...item.name].length > 100) error('name', 'too-long');
	if (item.name.includes('\0') || !item.name.isWellFormed()) error('name', 'unstorable');
	if (item.turn !== '' && !/^\d{1,3}$/.test(item.turn)) error('turn', 'not-an-angle');
	const day = (name: 'from' | 'to'): Day | null => {
		if (item[name] !== '' && !daySchema.safeParse(item[name]).success) error(name, 'not-a-day');
		return item[name] || null;
	};
	const [from, to] = [day('from'), day('to')];
	if (from && to && from > to) error('to', 'dates');
	return {
		name: item.name,
		xMm: cm('x', coordinate),
		yMm: cm('y', coordinate),
		widthMm: cm('width', size),
		depthMm: cm('depth', size),
		heightMm: cm('height', size, '75'),
		turn: Number(item.turn) % 360 || 0,
		from,
		to
	};
}

/** A plan as the form shows it, with a row for every wall of the room. `plan` null: nothing is drawn yet. */
export function planFieldsOf(plan: RoomPlan | null, walls: readonly { id: number }[], locale: string): PlanFields {
	const cm = (mm: number): string => cmText(mm, locale);
	return {
		outline: plan ? outlineText(plan.outline) : '',
		height: plan?.heightMm ? cm(plan.heightMm) : '',
		sides: plan ? sideFieldsOf(plan.outline, locale) : [],
		places: walls.map(({ id }) => {
			const placed = plan?.walls.find(({ wall }) => wall === id);
			return { wall: String(id), edge: placed ? String(placed.edge + 1) : '', at: placed ? cm(placed.atMm) : '' };
		}),
		doors: (plan?.doors ?? []).map(({ edge, atMm, widthMm, heightMm, hinge, opens }) => ({
			edge: String(edge + 1),
			at: cm(atMm),
			width: cm(widthMm),
			height: cm(heightMm),
			hinge,
			opens
		})),
		windows: (plan?.windows ?? []).map(({ edge, atMm, widthMm, sillMm, heightMm }) => ({
			edge: String(edge + 1),
			at: cm(atMm),
			width: cm(widthMm),
			sill: cm(sillMm),
			height: cm(heightMm)
		})),
		furniture: (plan?.furniture ?? []).map((item) => ({
			name: item.name,
			x: cm(item.xMm),
			y: cm(item.yMm),
			width: cm(item.widthMm),
			depth: cm(item.depthMm),
			height: cm(item.heightMm),
			turn: String(item.turn),
			from: item.from ?? '',
			to: item.to ?? ''
		})),
		escape: (plan?.escape ?? []).map(({ xMm, yMm }) => ({ x: cm(xMm), y: cm(yMm) }))
	};
}
