import { z } from 'zod';
import { intlTag } from './locale.ts';

/** Lengths are whole millimetres in code, and centimetres with one decimal in forms and captions. */

/** The smallest and the largest accepted length in whole millimetres, both inclusive. */
export type LengthLimits = { minMm: number; maxMm: number };

/** Limits for works, frames and distances: 0.1 cm to 100 m. */
export const lengthLimits: LengthLimits = { minMm: 1, maxMm: 100_000 };

export type LengthProblem = 'empty' | 'not-a-length' | 'too-small' | 'too-large';
export type ParsedLength = { ok: true; mm: number } | { ok: false; problem: LengthProblem };

/** One formatter per language: creating a formatter takes much longer than using it. */
const cmFormats = new Map<string, Intl.NumberFormat>();

/** Millimetres as the text of a form field in centimetres: 841 is "84,1" in German, "84.1" in English. */
export function cmText(mm: number, locale: string): string {
	let format = cmFormats.get(locale);
	if (!format) {
		format = new Intl.NumberFormat(intlTag(locale), { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false });
		cmFormats.set(locale, format);
	}
	return format.format(mm / 10);
}

/**
 * Parses centimetres as people type them: comma or dot, Arabic-Indic and Persian digits, spaces, a
 * trailing "cm". Returns whole millimetres (half a millimetre rounds up) or the problem. Refuses more than
 * two decimals, because "1,200" may mean one thousand two hundred.
 */
export function parseCm(typed: string, limits: LengthLimits = lengthLimits): ParsedLength {
	const text = typed
		.normalize('NFKC')
		.replace(/\p{Cf}/gu, '')
		.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
		.replace(/[\u066B\u060C,]/g, '.')
		.replace(/\u2212/g, '-')
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/ ?(cm|см|سم)\.?$/i, '');
	if (text === '') return { ok: false, problem: 'empty' };
	const match = /^(-?)(\d+|\d{1,3}(?: \d{3})+)(?:\.(\d{0,2}))?$/.exec(text) ?? /^(-?)()\.(\d{1,2})$/.exec(text);
	if (!match) return { ok: false, problem: 'not-a-length' };
	const [, sign, whole = '', decimals = ''] = match;
	const mm = Math.round(Number(`${whole.replaceAll(' ', '')}${decimals.padEnd(2, '0')}`) / 10) * (sign ? -1 : 1);
	if (mm < limits.minMm) return { ok: false, problem: 'too-small' };
	if (mm > limits.maxMm) return { ok: false, problem: 'too-large' };
	return { ok: true, mm };
}

/** A form field in centimetres. Returns whole millimetres; the message of an issue is the `LengthProblem`. */
export function cmField(limits: LengthLimits = lengthLimits) {
	return z.string().transform((typed, context) => {
		const parsed = parseCm(typed, limits);
		if (parsed.ok) return parsed.mm;
		context.addIssue({ code: 'custom', message: parsed.problem, input: typed });
		return z.NEVER;
	});
}

/** Like `cmField`, but the field may be empty, which returns null. */
export function optionalCmField(limits: LengthLimits = lengthLimits) {
	return z.union([
		z
			.string()
			.trim()
			.max(0)
			.transform(() => null),
		cmField(limits)
	]);
}

function withUnit(mm: number, locale: string): string {
	const text = new Intl.NumberFormat(intlTag(locale), { style: 'unit', unit: 'centimeter', maximumFractionDigits: 1 }).format(mm / 10);
	return text.replace(/[\u00A0\u202F]/g, ' ');
}

/** One length with its unit: "145 cm", "84,1 cm". */
export const formatLength = (mm: number, locale: string): string => withUnit(mm, locale);

/** A size as on a label, height first: "84,1 × 59,4 cm", with a depth "84,1 × 59,4 × 3 cm". */
export function formatSize(heightMm: number, widthMm: number, depthMm: number | null, locale: string): string {
	const number = new Intl.NumberFormat(intlTag(locale), { maximumFractionDigits: 1 });
	const sides = depthMm === null ? [heightMm, widthMm] : [heightMm, widthMm, depthMm];
	return sides.map((mm, i) => (i === sides.length - 1 ? withUnit(mm, locale) : number.format(mm / 10))).join(' × ');
}
