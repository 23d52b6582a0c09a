import { cmText, type LengthLimits, type LengthProblem, parseCm } from '#lib/shared/length.ts';
import { levels, photoWhole, type PhotoScale } from '../geometry/scalePhoto.ts';

/** The fields of the form, as typed: positions on the photograph in per cent, lengths on the wall in centimetres. */
export type ScaleFields = {
	a_x: string;
	a_y: string;
	b_x: string;
	b_y: string;
	length: string;
	level: string;
	wall_x: string;
	wall_y: string;
};
export type ScaleError = LengthProblem | 'not-a-share' | 'one-point' | 'not-a-choice';
export type ScaleErrors = Partial<Record<keyof ScaleFields, ScaleError>>;
export const shareNames = ['a_x', 'a_y', 'b_x', 'b_y'] as const;
const lengthNames = ['length', 'wall_x', 'wall_y'] as const;

export function readScaleFields(form: FormData): ScaleFields {
	const text = (name: keyof ScaleFields): string => String(form.get(name) ?? '').trim();
	const names = [...shareNames, ...lengthNames, 'level'] as const;
	return Object.fromEntries(names.map((name) => [name, text(name)])) as ScaleFields;
}

/** Parses per cent with up to two decimals into ten-thousandths; null if it can't be read or is above 100. */
export function parseShare(typed: string): number | null {
	const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(typed.trim());
	const share = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
	return share !== null && share <= photoWhole ? share : null;
}
/** Formats ten-thousandths as per cent: 2512 is "25,12" in German, "25.12" in English. */
export function shareText(share: number, locale: string): string {
	const text = (share / 100).toFixed(2);
	return locale === 'en' || locale === 'ar' ? text : text.replace('.', ',');
}

type Parsed = { ok: true; scale: PhotoScale } | { ok: false; errors: ScaleErrors };

/** Parses the scale, or returns an error for each wrong field. An empty position on the wall means its lower left corner. */
export function parseScaleFields(fields: ScaleFields): Parsed {
	const errors: ScaleErrors = {};
	const share = (name: (typeof shareNames)[number]): number => {
		const parsed = parseShare(fields[name]);
		if (parsed === null) errors[name] = fields[name] === '' ? 'empty' : 'not-a-share';
		return parsed ?? 0;
	};
	const cm = (name: (typeof lengthNames)[number], limits: LengthLimits, fallback = ''): number => {
		const parsed = parseCm(fields[name] || fallback, limits);
		if (parsed.ok) return parsed.mm;
		errors[name] = parsed.problem;
		return 0;
	};
	const level = levels.find((known) => known === (fields.level || 'as-it-is'));
	if (!level) errors.level = 'not-a-choice';
	const around: LengthLimits = { minMm: -100_000, maxMm: 100_000 };
	const scale = {
		aX: share('a_x'),
		aY: share('a_y'),
		bX: share('b_x'),
		bY: share('b_y'),
		lengthMm: cm('length', { minMm: 10, maxMm: 100_000 }),
		level: level ?? 'as-it-is',
		xMm: cm('wall_x', around, '0'),
		yMm: cm('wall_y', around, '0')
	};
	if (Object.keys(errors).length === 0 && scale.aX === scale.bX && scale.aY === scale.bY) errors.b_x = 'one-point';
	return Object.keys(errors).length === 0 ? { ok: true, scale } : { ok: false, errors };
}

/** A scale as the form shows it. `scale` null: the photograph isn't aligned with the wall yet. */
export function scaleFieldsOf(scale: PhotoScale | null, locale: string): ScaleFields {
	if (!scale) return { a_x: '', a_y: '', b_x: '', b_y: '', length: '', level: 'as-it-is', wall_x: '', wall_y: '' };
	const share = (value: number): string => shareText(value, locale);
	return {
		a_x: share(scale.aX),
		a_y: share(scale.aY),
		b_x: share(scale.bX),
		b_y: share(scale.bY),
		length: cmText(scale.lengthMm, locale),
		level: scale.level,
		wall_x: cmText(scale.xMm, locale),
		wall_y: cmText(scale.yMm, locale)
	};
}
