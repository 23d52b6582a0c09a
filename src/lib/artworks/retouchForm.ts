import { type Part, type Retouch, retouchLimits, tidy, type Turn, turns, whole } from '#lib/images/make/retouch.ts';
import { cmText, parseCm } from '#lib/shared/length.ts';

export const sides = ['x', 'y', 'width', 'height'] as const;
export type Side = (typeof sides)[number];
/** A rectangle as typed, in per cent with one decimal. Four empty fields mean no rectangle. */
export type PartForm = Record<Side, string>;
/** An edit as typed. `tilt` is in degrees with one decimal, `turn` is a choice. */
export type RetouchForm = { turn: string; tilt: string; crop: PartForm; blur: PartForm[] };

export type RetouchError = 'not-a-number' | 'too-small' | 'too-large' | 'outside' | 'not-a-choice';
/** Errors by field: `turn`, `tilt`, `crop-width`, `blur-0-x`. */
export type RetouchErrors = Record<string, RetouchError>;
type Parsed = { ok: true; retouch: Retouch } | { ok: false; errors: RetouchErrors };

export const emptyPart: PartForm = { x: '', y: '', width: '', height: '' };
const isEmpty = (part: PartForm): boolean => sides.every((side) => part[side].trim() === '');

/** All fields of a posted form, as typed. The rectangles to obscure are repeated fields. */
export function readRetouchForm(form: FormData): RetouchForm {
	const all = (name: string): string[] => form.getAll(name).map((value) => (typeof value === 'string' ? value : ''));
	const part = (name: string, index: number): PartForm =>
		Object.fromEntries(sides.map((side) => [side, all(`${name}_${side}`)[index] ?? ''])) as PartForm;
	const count = Math.min(Math.max(...sides.map((side) => all(`blur_${side}`).length)), retouchLimits.blurs);
	return {
		turn: all('turn')[0] ?? '',
		tilt: all('tilt')[0] ?? '',
		crop: part('crop', 0),
		blur: Array.from({ length: count }, (_, index) => part('blur', index)).filter((each) => !isEmpty(each))
	};
}

/** Returns the edit of a form, or an error code per field. */
export function parseRetouchForm(form: RetouchForm): Parsed {
	const errors: RetouchErrors = {};
	const turn = turns.find((each) => String(each) === form.turn);
	if (turn === undefined) errors.turn = 'not-a-choice';
	const tilt = parseTilt(form.tilt);
	if (typeof tilt !== 'number') errors.tilt = tilt;
	const crop = isEmpty(form.crop) ? null : parsePart(form.crop, 'crop', errors);
	const blur = form.blur.map((each, index) => parsePart(each, `blur-${index}`, errors));
	if (Object.keys(errors).length > 0) return { ok: false, errors };
	return { ok: true, retouch: tidy({ turn: turn as Turn, tilt: tilt as number, ...(crop && { crop }), blur: blur as Part[] }) };
}

/** Parses a tilt. Returns tenths of a degree, 0 if empty. */
export const parseTilt = (typed: string): number | RetouchError =>
	typed.trim() === '' ? 0 : tenths(typed, -retouchLimits.tilt, retouchLimits.tilt);

/** Parses a rectangle. Returns null if it is not valid, and adds the errors to `errors` with the prefix `name`. */
export function parsePart(form: PartForm, name = '', errors: RetouchErrors = {}): Part | null {
	const min = { x: 0, y: 0, width: retouchLimits.smallest / 10, height: retouchLimits.smallest / 10 };
	const values = sides.map((side) => {
		const value = tenths(form[side].replace(/\s*[%٪]\s*$/, ''), min[side], 1000);
		if (typeof value !== 'number') errors[`${name}-${side}`] = value;
		return typeof value === 'number' ? value * 10 : null;
	});
	if (values.includes(null)) return null;
	const [x, y, width, height] = values as [number, number, number, number];
	if (x + width > whole) errors[`${name}-width`] = 'outside';
	if (y + height > whole) errors[`${name}-height`] = 'outside';
	return x + width > whole || y + height > whole ? null : { x, y, width, height };
}

/** Parses a number, written like a length, as tenths. */
function tenths(typed: string, min: number, max: number): number | RetouchError {
	const parsed = parseCm(typed.replace(/\s*°\s*$/, ''), { minMm: min, maxMm: max });
	if (parsed.ok) return parsed.mm;
	return parsed.problem === 'empty' || parsed.problem === 'not-a-length' ? 'not-a-number' : parsed.problem;
}

/** Ten-thousandths as per cent with one decimal. */
export const percentText = (value: number, locale: string): string => cmText(Math.round(value / 10), locale);
/** Tenths of a degree as degrees: 125 is "12,5" in German. */
export const degreesText = (tilt: number, locale: string): string => cmText(tilt, locale);
/** A rectangle as form fields. */
export const showPart = (part: Part, locale: string): PartForm =>
	Object.fromEntries(sides.map((side) => [side, percentText(part[side], locale)])) as PartForm;

/** A saved edit as form fields. */
export const showRetouchForm = ({ turn = 0, tilt = 0, crop, blur = [] }: Retouch, locale: string): RetouchForm => ({
	turn: String(turn),
	tilt: degreesText(tilt, locale),
	crop: showPart(crop ?? { x: 0, y: 0, width: whole, height: whole }, locale),
	blur: blur.map((part) => showPart(part, locale))
});
