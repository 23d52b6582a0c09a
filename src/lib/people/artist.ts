import { z } from 'zod';
import { slugify } from '#lib/shared/slug.ts';
import { graphemes, hasVisible, languageSchema, pickText, type Texts } from '#lib/shared/texts.ts';

export const artistKinds = ['person', 'group', 'late'] as const;
export type ArtistKind = (typeof artistKinds)[number];

/** Length limits: `letters` in graphemes, as people count them, and a looser one in `bytes`, as the database counts. */
export const artistLimits = { name: { letters: 270, bytes: 800 }, biography: { letters: 600, bytes: 10_000 } } as const;

export type ArtistError = 'empty' | 'unstorable' | 'too-long' | 'not-a-choice';

const text = (limit: { letters: number; bytes: number }) =>
	z
		.string()
		.refine((typed) => typed.isWellFormed() && !typed.includes('\0'), { message: 'unstorable', abort: true })
		// Check the bytes first: counting the graphemes of a megabyte takes seconds.
		.refine((typed) => new TextEncoder().encode(typed).length <= limit.bytes && graphemes(typed) <= limit.letters, { message: 'too-long' });

const schema = z.object({
	kind: z.enum(artistKinds, 'not-a-choice'),
	language: languageSchema,
	name: text(artistLimits.name).refine(hasVisible, 'empty'),
	latin_name: text(artistLimits.name),
	biography: text(artistLimits.biography)
});

/** The form in which artists describe themselves, as typed. */
export type ArtistForm = { kind: string; language: string; name: string; latin_name: string; biography: string };
export type ArtistErrors = Partial<Record<keyof ArtistForm, ArtistError>>;
export type ArtistFacts = { kind: ArtistKind; name: Texts; latinName: string | null; biography: Texts };

export function readArtistForm(form: FormData): ArtistForm {
	const typed = (name: string): string => String(form.get(name) ?? '').replaceAll('\r\n', '\n');
	return {
		kind: typed('kind'),
		language: typed('language'),
		name: typed('name'),
		latin_name: typed('latin_name'),
		biography: typed('biography')
	};
}

/** Returns the facts of a form, or the error of each field. Keeps the translations of `before` that the artist didn't write. */
export function parseArtistForm(form: ArtistForm, before: Texts): { ok: true; facts: ArtistFacts } | { ok: false; errors: ArtistErrors } {
	const result = schema.safeParse(form);
	if (!result.success) {
		const errors: ArtistErrors = {};
		for (const { path, message } of result.error.issues) {
			const field = path[0] as keyof ArtistForm;
			errors[field] ??= field === 'language' ? 'not-a-choice' : (message as ArtistError);
		}
		return { ok: false, errors };
	}
	const { kind, language, name, latin_name, biography } = result.data;
	const kept = Object.entries(before).filter(([key, entry]) => entry.by !== 'author' && key !== language);
	const texts = (t: string): Texts => ({ [language]: { t, by: 'author' } });
	return {
		ok: true,
		facts: {
			kind,
			name: texts(name),
			latinName: hasVisible(latin_name) ? latin_name : null,
			biography: { ...Object.fromEntries(kept), ...(hasVisible(biography) ? texts(biography) : {}) }
		}
	};
}

/** Returns the form fields of a saved artist. For a new artist (null), returns an empty form in the language `locale`. */
export function showArtistForm(facts: ArtistFacts | null, locale: string): ArtistForm {
	if (!facts) return { kind: 'person', language: locale, name: '', latin_name: '', biography: '' };
	const language = Object.keys(facts.name)[0] ?? locale;
	const biography = facts.biography[language]?.t ?? '';
	return { kind: facts.kind, language, name: facts.name[language]?.t ?? '', latin_name: facts.latinName ?? '', biography };
}

/** Returns the slug of an artist's page: from the name in Latin letters, or else a neutral word. */
export const artistSlug = ({ name, latinName }: ArtistFacts): string =>
	slugify(latinName ?? '', slugify(pickText(name, 'de')?.text ?? '', 'kuenstler'));
