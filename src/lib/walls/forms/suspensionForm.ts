import { cmText, type LengthLimits, type LengthProblem, parseCm } from '#lib/shared/length.ts';
import { kgText, parseKg } from '#lib/shared/weight.ts';
import type { Point, Rail, RailPositions, Suspension } from '../hooks/suspension.ts';
import { wallLimits } from '../wall.ts';

/** The choices of the form for a wall's suspension. */
export const suspensionKinds = ['unknown', 'rails', 'points'] as const;
export const positionKinds = ['free', 'every', 'listed'] as const;

/** One rail as typed: lengths in centimetres, loads in kilograms; `at`: centimetres, separated by spaces or semicolons. */
export type RailFields = {
	from: string;
	to: string;
	height: string;
	hook_load: string;
	cord_load: string;
	metre_load: string;
	positions: string;
	step: string;
	first: string;
	at: string;
};
/** One point (nail or screw) as typed. */
export type PointFields = { x: string; y: string; load: string };

export const railNames = ['from', 'to', 'height', 'hook_load', 'cord_load', 'metre_load', 'positions', 'step', 'first', 'at'] as const;
export const pointNames = ['x', 'y', 'load'] as const;
export const emptyRail: RailFields = {
	from: '',
	to: '',
	height: '',
	hook_load: '',
	cord_load: '',
	metre_load: '',
	positions: 'free',
	step: '',
	first: '',
	at: ''
};
export const emptyPoint: PointFields = { x: '', y: '', load: '' };

export const suspensionLimits = { rails: 12, points: 200, positions: 200 } as const;

export type SuspensionError =
	| LengthProblem
	| 'not-a-choice'
	| 'not-a-weight'
	| 'rail-outside'
	| 'rail-upside-down'
	| 'point-outside'
	| 'position-outside'
	| 'no-rail'
	| 'too-many';
/** Errors by field name and row, numbered from 0: `rail_from-0`, `point_x-2`. */
export type SuspensionErrors = Record<string, SuspensionError>;

/** The largest load that the form accepts for a hook, a cord, a metre of rail or a point: 999 kg. */
const maxGrams = 999_000;

const lineIsEmpty = (line: Record<string, string>): boolean =>
	Object.entries(line).every(([name, value]) => value === '' || (name === 'positions' && value === 'free'));

/** Reads a table from the repeated form fields `prefix_name`: one record for each row, at most `max`. Empty rows are left out. */
export function readLines<Name extends string>(
	form: FormData,
	prefix: string,
	names: readonly Name[],
	max: number
): Record<Name, string>[] {
	const columns = names.map((name) => form.getAll(`${prefix}_${name}`).map((value) => String(value).trim()));
	const count = Math.min(max, Math.max(0, ...columns.map((column) => column.length)));
	const lines = Array.from(
		{ length: count },
		(_, line) => Object.fromEntries(names.map((name, i) => [name, columns[i]?.[line] ?? ''])) as Record<Name, string>
	);
	return lines.filter((line) => !lineIsEmpty(line));
}

export const readRails = (form: FormData): RailFields[] => readLines(form, 'rail', railNames, suspensionLimits.rails + 1);
export const readPoints = (form: FormData): PointFields[] => readLines(form, 'point', pointNames, suspensionLimits.points + 1);

type Size = { widthMm: number; heightMm: number };
type Typed = { kind: string; rails: readonly RailFields[]; points: readonly PointFields[] };

/**
 * Parses a suspension. Always returns one, with defaults for what can't be read, and an error for each wrong field. An empty load is
 * unknown; a rail without ends spans the whole wall.
 */
export function parseSuspension(typed: Typed, wall: Size): { suspension: Suspension; errors: SuspensionErrors } {
	const errors: SuspensionErrors = {};
	const kind = suspensionKinds.find((known) => known === (typed.kind || 'unknown'));
	if (!kind) errors.suspension = 'not-a-choice';
	if (kind === 'rails') {
		if (typed.rails.length === 0) errors['rail_height-0'] = 'no-rail';
		if (typed.rails.length > suspensionLimits.rails) errors[`rail_from-${suspensionLimits.rails}`] = 'too-many';
		return { suspension: { kind, rails: typed.rails.map((rail, line) => parseRail(rail, line, wall, errors)) }, errors };
	}
	if (kind === 'points') {
		if (typed.points.length > suspensionLimits.points) errors[`point_x-${suspensionLimits.points}`] = 'too-many';
		return { suspension: { kind, points: typed.points.map((point, line) => parsePoint(point, line, wall, errors)) }, errors };
	}
	return { suspension: { kind: 'unknown' }, errors };
}

/** Parsers for the fields of one row, which add their errors to `errors`. */
function readerOf(prefix: string, line: number, errors: SuspensionErrors) {
	return {
		cm: (name: string, typed: string, limits: LengthLimits): number => {
			const parsed = parseCm(typed, limits);
			if (parsed.ok) return parsed.mm;
			errors[`${prefix}_${name}-${line}`] = parsed.problem;
			return 0;
		},
		kg: (name: string, typed: string): number | null => {
			const grams = parseKg(typed);
			if (grams === null) return null;
			if (grams !== 'invalid' && grams > 0 && grams <= maxGrams) return grams;
			errors[`${prefix}_${name}-${line}`] = 'not-a-weight';
			return null;
		}
	};
}

function parseRail(typed: RailFields, line: number, wall: Size, errors: SuspensionErrors): Rail {
	const { cm, kg } = readerOf('rail', line, errors);
	const along = { minMm: 0, maxMm: wallLimits.width.maxMm };
	const rail = {
		fromMm: cm('from', typed.from || '0', along),
		toMm: typed.to === '' ? wall.widthMm : cm('to', typed.to, along),
		heightMm: cm('height', typed.height, wallLimits.height),
		hookLoadG: kg('hook_load', typed.hook_load),
		cordLoadG: kg('cord_load', typed.cord_load),
		metreLoadG: kg('metre_load', typed.metre_load)
	};
	if (rail.toMm > wall.widthMm) errors[`rail_to-${line}`] ??= 'rail-outside';
	if (rail.toMm <= rail.fromMm) errors[`rail_to-${line}`] ??= 'rail-upside-down';
	return { ...rail, positions: parsePositions(typed, line, rail, errors) };
}

function parsePositions(typed: RailFields, line: number, rail: Pick<Rail, 'fromMm' | 'toMm'>, errors: SuspensionErrors): RailPositions {
	const { cm } = readerOf('rail', line, errors);
	const kind = positionKinds.find((known) => known === (typed.positions || 'free'));
	if (!kind) errors[`rail_positions-${line}`] = 'not-a-choice';
	if (kind === 'every') {
		const stepMm = cm('step', typed.step, { minMm: 10, maxMm: wallLimits.width.maxMm });
		const firstMm = typed.first === '' ? rail.fromMm : cm('first', typed.first, { minMm: 0, maxMm: wallLimits.width.maxMm });
		if (firstMm < rail.fromMm || firstMm > rail.toMm) errors[`rail_first-${line}`] ??= 'position-outside';
		return { kind, stepMm, firstMm };
	}
	if (kind === 'listed') {
		const texts = typed.at.split(/[\s;|]+/).filter(Boolean);
		if (texts.length === 0) errors[`rail_at-${line}`] = 'empty';
		if (texts.length > suspensionLimits.positions) errors[`rail_at-${line}`] = 'too-many';
		const atMm = texts.map((text) => cm('at', text, { minMm: 0, maxMm: wallLimits.width.maxMm }));
		if (atMm.some((mm) => mm < rail.fromMm || mm > rail.toMm)) errors[`rail_at-${line}`] ??= 'position-outside';
		return { kind, atMm: [...new Set(atMm)].sort((a, b) => a - b) };
	}
	return { kind: 'free' };
}

function parsePoint(typed: PointFields, line: number, wall: Size, errors: SuspensionErrors): Point {
	const { cm, kg } = readerOf('point', line, errors);
	const point = {
		xMm: cm('x', typed.x, { minMm: 0, maxMm: wallLimits.width.maxMm }),
		yMm: cm('y', typed.y, { minMm: 0, maxMm: wallLimits.height.maxMm }),
		loadG: kg('load', typed.load)
	};
	if (point.xMm > wall.widthMm) errors[`point_x-${line}`] ??= 'point-outside';
	if (point.yMm > wall.heightMm) errors[`point_y-${line}`] ??= 'point-outside';
	return point;
}

/** A suspension as the form shows it, in the number format of `locale`. */
export function suspensionFieldsOf(suspension: Suspension, locale: string): Typed & { rails: RailFields[]; points: PointFields[] } {
	const cm = (mm: number): string => cmText(mm, locale);
	const kg = (grams: number | null): string => (grams === null ? '' : kgText(grams, locale));
	const rails = suspension.kind !== 'rails' ? [] : suspension.rails.map((rail) => railFieldsOf(rail, cm, kg));
	const points =
		suspension.kind !== 'points' ? [] : suspension.points.map(({ xMm, yMm, loadG }) => ({ x: cm(xMm), y: cm(yMm), load: kg(loadG) }));
	return { kind: suspension.kind, rails, points };
}

function railFieldsOf(rail: Rail, cm: (mm: number) => string, kg: (grams: number | null) => string): RailFields {
	const { positions } = rail;
	return {
		from: cm(rail.fromMm),
		to: cm(rail.toMm),
		height: cm(rail.heightMm),
		hook_load: kg(rail.hookLoadG),
		cord_load: kg(rail.cordLoadG),
		metre_load: kg(rail.metreLoadG),
		positions: positions.kind,
		step: positions.kind === 'every' ? cm(positions.stepMm) : '',
		first: positions.kind === 'every' ? cm(positions.firstMm) : '',
		at: positions.kind === 'listed' ? positions.atMm.map(cm).join('; ') : ''
	};
}
