import { z } from 'zod';
import { parseAddress } from '#lib/people/address.ts';
import { graphemes, hasVisible } from '#lib/shared/texts.ts';

/** What a visitor writes to an artist, as typed. */
export type ContactFields = { name: string; address: string; message: string };
export type ContactError = 'empty' | 'too-long' | 'unstorable' | 'not-an-address';
export type ContactErrors = Partial<Record<keyof ContactFields, ContactError>>;

/** Letters as a person counts them. */
export const contactLimits = { name: 100, message: 2000 } as const;

/** A field that nobody sees: what fills it in is a program. Its name is one that programs like. */
export const trapField = 'website';

export function readContactFields(form: FormData): ContactFields & { trapped: boolean } {
	const text = (name: string): string => String(form.get(name) ?? '').replaceAll('\r\n', '\n');
	return { name: text('name'), address: text('address'), message: text('message'), trapped: text(trapField) !== '' };
}

const typed = (letters: number) =>
	z
		.string()
		.refine((text) => text.isWellFormed() && !text.includes('\0'), { message: 'unstorable', abort: true })
		.refine(hasVisible, { message: 'empty', abort: true })
		// The bound in code units comes first: counting a megabyte letter by letter takes seconds.
		.refine((text) => text.length <= letters * 20 && graphemes(text) <= letters, { message: 'too-long' });

const schema = z.object({
	name: typed(contactLimits.name),
	address: z.string().transform((text, context) => {
		const address = parseAddress(text);
		if (address === null) context.addIssue({ code: 'custom', message: hasVisible(text) ? 'not-an-address' : 'empty' });
		return address ?? '';
	}),
	message: typed(contactLimits.message)
});

/** A message that can be sent, or what is wrong beside which field. */
export function parseContact(fields: ContactFields): { ok: true; message: ContactFields } | { ok: false; errors: ContactErrors } {
	const result = schema.safeParse(fields);
	if (result.success) return { ok: true, message: result.data };
	const errors: ContactErrors = {};
	for (const { path, message } of result.error.issues) errors[path[0] as keyof ContactFields] ??= message as ContactError;
	return { ok: false, errors };
}
