import { type FieldErrors, lines, typedText } from '#lib/artworks/fields.ts';
import { ownTexts } from '#lib/artworks/form.ts';
import { languageSchema, type Texts } from '#lib/shared/texts.ts';
import { transcriptLimit } from './limits.ts';

/** The transcript as typed into the form: in the spoken language, and optionally in a second one. */
export type TranscriptForm = { transcript: string; language_2: string; transcript_2: string };
type Parsed = { ok: true; transcript: Texts } | { ok: false; errors: FieldErrors };

/** The form's fields with line ends as \n. */
export function readTranscriptForm(form: FormData): TranscriptForm {
	const text = (name: string): string => lines(form.get(name));
	return { transcript: text('transcript'), language_2: text('language_2'), transcript_2: text('transcript_2') };
}

/** Checks the form. Returns the texts to save, or the errors by field. `spoken`: the language of the sound. */
export function parseTranscript(form: TranscriptForm, spoken: string, before: Texts): Parsed {
	const errors: FieldErrors = {};
	for (const field of ['transcript', 'transcript_2'] as const) {
		const issue = typedText(transcriptLimit).safeParse(form[field]).error?.issues[0]?.message;
		if (issue) errors[field] = issue as FieldErrors[string];
	}
	if (form.transcript_2 !== '' && (form.language_2 === spoken || !languageSchema.safeParse(form.language_2).success))
		errors.language_2 = 'same-language';
	if (Object.keys(errors).length > 0) return { ok: false, errors };
	return { ok: true, transcript: ownTexts(before, [spoken, form.transcript], [form.language_2, form.transcript_2]) };
}

/** The saved transcript as the form shows it. */
export function showTranscript(transcript: Texts, spoken: string): TranscriptForm {
	const second = Object.keys(transcript).find((key) => key !== spoken && transcript[key]!.by === 'translator') ?? '';
	return { transcript: transcript[spoken]?.t ?? '', language_2: second, transcript_2: transcript[second]?.t ?? '' };
}
