import { z } from 'zod';
import { graphemes } from '#lib/shared/texts.ts';

/** Error codes of the fields; the page has a sentence for each. */
export type SubmitError = 'no-work' | 'no-call' | 'rules' | 'privacy' | 'unstorable' | 'too-long';

/** Limits in visible characters (graphemes), and in bytes as the database checks them, which is coarser. */
export const submitLimits = {
	idea: { letters: 1000, bytes: 16_000 },
	period: { letters: 200, bytes: 1000 },
	help: { letters: 500, bytes: 4000 }
} as const;

const typed = (limit: { letters: number; bytes: number }) =>
	z
		.string()
		.refine((text) => text.isWellFormed() && !text.includes('\0'), { message: 'unstorable', abort: true })
		.refine((text) => new TextEncoder().encode(text).length <= limit.bytes && graphemes(text) <= limit.letters, { message: 'too-long' });

const schema = z.object({
	works: z.array(z.uuid(), { error: 'no-work' }).min(1, 'no-work'),
	call: z.uuid('no-call'),
	idea: typed(submitLimits.idea),
	preferred_period: typed(submitLimits.period),
	help: typed(submitLimits.help),
	house_rules: z.literal(true, 'rules'),
	privacy: z.literal(true, 'privacy')
});

/** The submission form as typed. The page shows it again if there is an error. */
export type SubmitForm = {
	works: string[];
	call: string;
	idea: string;
	preferred_period: string;
	help: string;
	house_rules: boolean;
	privacy: boolean;
};
export type Submission = z.output<typeof schema>;
export type SubmitErrors = Partial<Record<keyof SubmitForm, SubmitError>>;

/** All fields of a posted form, as typed. */
export function readSubmitForm(form: FormData): SubmitForm {
	const text = (name: string): string => String(form.get(name) ?? '').replaceAll('\r\n', '\n');
	return {
		works: form.getAll('works').map(String),
		call: text('call'),
		idea: text('idea'),
		preferred_period: text('preferred_period'),
		help: text('help'),
		house_rules: form.get('house_rules') === 'on',
		privacy: form.get('privacy') === 'on'
	};
}

/** Returns the submission, or an error code per field. */
export function parseSubmitForm(form: SubmitForm): { ok: true; value: Submission } | { ok: false; errors: SubmitErrors } {
	const result = schema.safeParse(form);
	if (result.success) return { ok: true, value: { ...result.data, works: [...new Set(result.data.works)] } };
	const errors: SubmitErrors = {};
	for (const { path, message } of result.error.issues) {
		const field = path[0] as keyof SubmitForm;
		errors[field] ??= field === 'works' ? 'no-work' : (message as SubmitError);
	}
	return { ok: false, errors };
}
