import { languageSchema, type Texts } from '#lib/shared/texts.ts';
import { type PhotoRole, photoRoles } from './artwork.ts';
import { type FieldErrors, lines, limits, typedText } from './fields.ts';
import { ownTexts } from './form.ts';

/** The form of a photo, as typed. */
export type PhotoForm = { role: string; language: string; alt: string; language_2: string; alt_2: string };
type Parsed = { ok: true; role: PhotoRole; alt: Texts } | { ok: false; errors: FieldErrors };

export const isPhotoRole = (text: string): text is PhotoRole => (photoRoles as readonly string[]).includes(text);

/** All fields of a posted photo form, as typed. */
export function readPhotoForm(form: FormData): PhotoForm {
	const text = (name: string): string => lines(form.get(name));
	return { role: text('role'), language: text('language'), alt: text('alt'), language_2: text('language_2'), alt_2: text('alt_2') };
}

/** Returns the role and the alternative text in one or two languages, or an error code per field. */
export function parsePhotoForm(form: PhotoForm, before: Texts): Parsed {
	const errors: FieldErrors = {};
	for (const field of ['alt', 'alt_2'] as const) {
		const issue = typedText(limits.alt).safeParse(form[field]).error?.issues[0]?.message;
		if (issue) errors[field] = issue as FieldErrors[string];
	}
	if (!isPhotoRole(form.role)) errors.role = 'not-a-choice';
	if (!languageSchema.safeParse(form.language).success) errors.language = 'not-a-choice';
	if (form.alt_2 !== '' && (form.language_2 === form.language || !languageSchema.safeParse(form.language_2).success))
		errors.language_2 = 'same-language';
	if (Object.keys(errors).length > 0 || !isPhotoRole(form.role)) return { ok: false, errors };
	return { ok: true, role: form.role, alt: ownTexts(before, [form.language, form.alt], [form.language_2, form.alt_2]) };
}

/** A saved photo as form fields. `language` is the default, the language of the texts of the work. */
export function showPhotoForm({ role, alt }: { role: PhotoRole; alt: Texts }, language: string): PhotoForm {
	const first = Object.keys(alt).find((key) => alt[key]!.by === 'author') ?? language;
	const second = Object.keys(alt).find((key) => alt[key]!.by === 'translator') ?? '';
	return { role, language: first, alt: alt[first]?.t ?? '', language_2: second, alt_2: alt[second]?.t ?? '' };
}
