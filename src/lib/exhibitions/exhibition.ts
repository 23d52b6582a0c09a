import { z } from 'zod';
import { type ShowDays, showDaysInOrder } from '#lib/bookings/period.ts';
import { addDays, type Day, daysBetween, daySchema } from '#lib/shared/dates.ts';
import { slugify } from '#lib/shared/slug.ts';
import { graphemes, hasVisible, putText, type Texts } from '#lib/shared/texts.ts';

/** The fields of the form for a show (an exhibition), as typed. `walls`: the ids of the ticked walls. */
export type ShowFields = {
	title_de: string;
	title_en: string;
	subtitle_de: string;
	subtitle_en: string;
	introduction_de: string;
	introduction_en: string;
	installs: string;
	opens: string;
	closes: string;
	taken_down: string;
	walls: string[];
};
export type ShowFieldError =
	'empty' | 'too-long' | 'unstorable' | 'not-a-day' | 'order' | 'too-far' | 'not-a-choice' | 'wall-taken' | 'wall-in-use';
export type ShowErrors = Partial<Record<keyof ShowFields, ShowFieldError>>;

/** The texts of a show that the form contains. */
export type ShowTexts = { title: Texts; subtitle: Texts; introduction: Texts };
export type ShowPlan = ShowTexts & ShowDays & { slug: string; walls: number[] };

/** Limits: `letters` (graphemes) for each text, and `bytes`, because the database limits all languages of a text together. */
export const showLimits = {
	title: { letters: 200, bytes: 1200 },
	subtitle: { letters: 200, bytes: 1200 },
	introduction: { letters: 5000, bytes: 40_000 }
} as const;

const textNames = ['title', 'subtitle', 'introduction'] as const;
const languages = ['de', 'en'] as const;
const dayNames = ['installs', 'opens', 'closes', 'taken_down'] as const;
const maxDays = 1100;

export function readShowFields(form: FormData): ShowFields {
	const text = (name: string): string => String(form.get(name) ?? '').replaceAll('\r\n', '\n');
	const names = [...textNames.flatMap((name) => languages.map((lang) => `${name}_${lang}`)), ...dayNames];
	return { ...Object.fromEntries(names.map((name) => [name, text(name)])), walls: form.getAll('walls').map(String) } as ShowFields;
}

/** The suggested first day of installation (two days before the opening) and day of take-down (one day after the last day). */
export const suggestedInstalls = (opens: Day): Day => addDays(opens, -2);
export const suggestedTakenDown = (closes: Day): Day => addDays(closes, 1);

/** The four days of a show; empty outer days get the suggested ones. Null if a day is missing or invalid. */
export function daysOf(fields: Pick<ShowFields, (typeof dayNames)[number]>): ShowDays | null {
	const valid = (day: string): Day | null => (daySchema.safeParse(day).success ? day : null);
	const [opens, closes] = [valid(fields.opens), valid(fields.closes)];
	if (!opens || !closes) return null;
	const installs = fields.installs === '' ? suggestedInstalls(opens) : valid(fields.installs);
	const takenDown = fields.taken_down === '' ? suggestedTakenDown(closes) : valid(fields.taken_down);
	return installs && takenDown ? { installs, opens, closes, takenDown } : null;
}

/** Parses a show, or returns an error for each wrong field. `before`: the texts so far; those in other languages stay. */
export function parseShowFields(fields: ShowFields, before?: ShowTexts): { ok: true; show: ShowPlan } | { ok: false; errors: ShowErrors } {
	const errors: ShowErrors = {};
	for (const name of textNames) {
		for (const lang of languages) {
			const wrong = textError(fields[`${name}_${lang}`], showLimits[name]);
			if (wrong) errors[`${name}_${lang}`] = wrong;
		}
	}
	if (!hasVisible(fields.title_de) && !hasVisible(fields.title_en)) errors.title_de = 'empty';
	const walls = z.array(z.coerce.number().int().positive()).safeParse(fields.walls);
	if (!walls.success) errors.walls = 'not-a-choice';
	Object.assign(errors, dayErrors(fields));
	const days = daysOf(fields);
	if (!days || !walls.success || Object.keys(errors).length > 0) return { ok: false, errors };
	const texts = (name: (typeof textNames)[number]): Texts =>
		putText(putText(before?.[name] ?? {}, 'en', fields[`${name}_en`]), 'de', fields[`${name}_de`]);
	const slug = slugify(hasVisible(fields.title_de) ? fields.title_de : fields.title_en, 'ausstellung');
	const show = {
		title: texts('title'),
		subtitle: texts('subtitle'),
		introduction: texts('introduction'),
		...days,
		slug,
		walls: [...new Set(walls.data)]
	};
	return { ok: true, show };
}

function textError(text: string, limit: { letters: number; bytes: number }): ShowFieldError | null {
	if (!text.isWellFormed() || text.includes('\0')) return 'unstorable';
	return new TextEncoder().encode(text).length > limit.bytes || graphemes(text) > limit.letters ? 'too-long' : null;
}

function dayErrors(fields: ShowFields): ShowErrors {
	const errors: ShowErrors = {};
	for (const name of dayNames) {
		const optional = name === 'installs' || name === 'taken_down';
		if (fields[name] === '' ? !optional : !daySchema.safeParse(fields[name]).success)
			errors[name] = fields[name] === '' ? 'empty' : 'not-a-day';
	}
	const days = daysOf(fields);
	if (!days || showDaysInOrder(days)) {
		if (days && daysBetween(days.installs, days.takenDown) > maxDays) errors.taken_down = 'too-far';
		return errors;
	}
	if (days.opens > days.closes) errors.closes = 'order';
	if (days.installs > days.opens) errors.installs = 'order';
	if (days.takenDown < days.closes) errors.taken_down = 'order';
	return errors;
}

/** A stored show as the form shows it. */
export function showFieldsOf(show: ShowTexts & ShowDays & { walls: readonly number[] }): ShowFields {
	const text = (texts: Texts, lang: string): string => texts[lang]?.t ?? '';
	return {
		title_de: text(show.title, 'de'),
		title_en: text(show.title, 'en'),
		subtitle_de: text(show.subtitle, 'de'),
		subtitle_en: text(show.subtitle, 'en'),
		introduction_de: text(show.introduction, 'de'),
		introduction_en: text(show.introduction, 'en'),
		installs: show.installs,
		opens: show.opens,
		closes: show.closes,
		taken_down: show.takenDown,
		walls: show.walls.map(String)
	};
}

/** The reasons for which a work leaves a show early. */
export const removalReasons = ['withdrawn', 'sold', 'damaged', 'complaint', 'changed-mind'] as const;
export type RemovalReason = (typeof removalReasons)[number];

/** Why a replacement work can't take the place of the old work in the draft; `parts`: the number of parts differs. */
export type Misfit = 'outside' | 'overlap' | 'blocked' | 'parts';
