import { type Day, daySchema } from '#lib/shared/dates.ts';
import { cmText, type LengthLimits, type LengthProblem, parseCm } from '#lib/shared/length.ts';
import { contains } from '../geometry/rect.ts';
import type { Suspension } from '../hooks/suspension.ts';
import {
	parseSuspension,
	type PointFields,
	type RailFields,
	readLines,
	readPoints,
	readRails,
	type SuspensionError,
	suspensionFieldsOf
} from './suspensionForm.ts';
import { type BlockReason, blockReasons, wallLimits } from '../wall.ts';

/** One row of the table of blocked zones, as typed; lengths in centimetres. */
export type ZoneFields = { reason: string; x: string; y: string; width: string; height: string; from: string; to: string };

/** The fields of the wall form, as typed. The page shows them again if something is wrong. */
export type WallFields = {
	room: string;
	code: string;
	position: string;
	width: string;
	height: string;
	centre_line: string;
	suspension: string;
	rails: RailFields[];
	points: PointFields[];
	daylight: boolean;
	escape_route: boolean;
	walkway: boolean;
	zones: ZoneFields[];
};

export type WallFieldError =
	| LengthProblem
	| SuspensionError
	| 'code'
	| 'code-taken'
	| 'not-a-choice'
	| 'not-a-number'
	| 'centre-line-too-high'
	| 'zone-outside'
	| 'not-a-day'
	| 'dates';
/** Errors by field name; in tables with the row, numbered from 0: `zone_x-2`, `rail_height-0`. */
export type WallErrors = Record<string, WallFieldError>;

export type MeasuredZone = {
	xMm: number;
	yMm: number;
	widthMm: number;
	heightMm: number;
	reason: BlockReason;
	from: Day | null;
	to: Day | null;
};
export type MeasuredWall = {
	room: number;
	code: string;
	position: number;
	widthMm: number;
	heightMm: number;
	centreLineMm: number;
	suspension: Suspension;
	daylight: boolean;
	escapeRoute: boolean;
	walkway: boolean;
	zones: MeasuredZone[];
};

const maxZones = 50;
export const zoneNames = ['reason', 'x', 'y', 'width', 'height', 'from', 'to'] as const;
export const emptyZone: ZoneFields = { reason: '', x: '', y: '', width: '', height: '', from: '', to: '' };

/** Reads all fields of a posted form. Zones come as repeated fields; empty rows are left out. */
export function readWallFields(form: FormData): WallFields {
	const text = (name: string): string => String(form.get(name) ?? '').trim();
	return {
		room: text('room'),
		code: text('code'),
		position: text('position'),
		width: text('width'),
		height: text('height'),
		centre_line: text('centre_line'),
		suspension: text('suspension'),
		rails: readRails(form),
		points: readPoints(form),
		daylight: form.has('daylight'),
		escape_route: form.has('escape_route'),
		walkway: form.has('walkway'),
		zones: readLines(form, 'zone', zoneNames, maxZones)
	};
}

type Parsed = { ok: true; wall: MeasuredWall } | { ok: false; errors: WallErrors };

/** Parses a wall, or returns an error for each wrong field. An empty centre line means 145 cm. */
export function parseWallFields(fields: WallFields): Parsed {
	const errors: WallErrors = {};
	const cm = (name: string, typed: string, limits: LengthLimits): number => {
		const parsed = parseCm(typed, limits);
		if (parsed.ok) return parsed.mm;
		errors[name] = parsed.problem;
		return 0;
	};
	const whole = (name: string, typed: string, fallback: number): number => {
		if (typed !== '' && !/^\d{1,4}$/.test(typed)) errors[name] = 'not-a-number';
		return typed === '' ? fallback : Number(typed) || 0;
	};
	if (!/^\d{1,9}$/.test(fields.room)) errors.room = 'not-a-choice';
	if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,15}$/.test(fields.code)) errors.code = fields.code === '' ? 'empty' : 'code';
	const size = { widthMm: cm('width', fields.width, wallLimits.width), heightMm: cm('height', fields.height, wallLimits.height) };
	// If the size can't be read, nothing counts as outside the wall.
	const known = errors.width || errors.height ? { widthMm: wallLimits.width.maxMm, heightMm: wallLimits.height.maxMm } : size;
	const { suspension, errors: hanging } = parseSuspension({ ...fields, kind: fields.suspension }, known);
	Object.assign(errors, hanging);
	const wall: MeasuredWall = {
		room: Number(fields.room),
		code: fields.code,
		position: whole('position', fields.position, 1),
		...size,
		centreLineMm: cm('centre_line', fields.centre_line || '145', wallLimits.centreLine),
		suspension,
		daylight: fields.daylight,
		escapeRoute: fields.escape_route,
		walkway: fields.walkway,
		zones: fields.zones.map((zone, line) => {
			if (!blockReasons.includes(zone.reason as BlockReason)) errors[`zone_reason-${line}`] = 'not-a-choice';
			const day = (name: 'from' | 'to'): Day | null => {
				if (zone[name] !== '' && !daySchema.safeParse(zone[name]).success) errors[`zone_${name}-${line}`] = 'not-a-day';
				return zone[name] || null;
			};
			return {
				reason: zone.reason as BlockReason,
				xMm: cm(`zone_x-${line}`, zone.x || '0', { minMm: 0, maxMm: wallLimits.width.maxMm }),
				yMm: cm(`zone_y-${line}`, zone.y || '0', { minMm: 0, maxMm: wallLimits.height.maxMm }),
				widthMm: cm(`zone_width-${line}`, zone.width, { minMm: 1, maxMm: wallLimits.width.maxMm }),
				heightMm: cm(`zone_height-${line}`, zone.height, { minMm: 1, maxMm: wallLimits.height.maxMm }),
				from: day('from'),
				to: day('to')
			};
		})
	};
	if (Object.keys(errors).length === 0) Object.assign(errors, contradictions(wall));
	return Object.keys(errors).length === 0 ? { ok: true, wall } : { ok: false, errors };
}

/** Errors between fields that are valid by themselves. */
function contradictions(wall: MeasuredWall): WallErrors {
	const errors: WallErrors = {};
	if (wall.centreLineMm >= wall.heightMm) errors.centre_line = 'centre-line-too-high';
	wall.zones.forEach((zone, line) => {
		if (!contains({ xMm: 0, yMm: 0, ...wall }, zone)) errors[`zone_width-${line}`] = 'zone-outside';
		if (zone.from && zone.to && zone.from > zone.to) errors[`zone_to-${line}`] = 'dates';
	});
	return errors;
}

/** A wall as the form shows it. `wall` null: a new wall in `room`. */
export function wallFieldsOf(wall: MeasuredWall | null, room: string, locale: string): WallFields {
	const cm = (mm: number | undefined): string => (mm === undefined ? '' : cmText(mm, locale));
	const { kind, rails, points } = suspensionFieldsOf(wall?.suspension ?? { kind: 'unknown' }, locale);
	return {
		room: wall ? String(wall.room) : room,
		code: wall?.code ?? '',
		position: wall ? String(wall.position) : '',
		width: cm(wall?.widthMm),
		height: cm(wall?.heightMm),
		centre_line: cm(wall?.centreLineMm ?? 1450),
		suspension: kind,
		rails,
		points,
		daylight: wall?.daylight ?? false,
		escape_route: wall?.escapeRoute ?? false,
		walkway: wall?.walkway ?? false,
		zones: (wall?.zones ?? []).map(({ reason, xMm, yMm, widthMm, heightMm, from, to }) => ({
			reason,
			x: cm(xMm),
			y: cm(yMm),
			width: cm(widthMm),
			height: cm(heightMm),
			from: from ?? '',
			to: to ?? ''
		}))
	};
}
