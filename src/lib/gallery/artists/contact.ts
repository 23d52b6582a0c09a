import { z } from 'zod';
import { parseAddress } from '#lib/people/address.ts';
import { graphemes, hasVisible } from '#lib/shared/texts.ts';

/** A visitor's message to an artist, as typed. */
export type ContactFields = { name: string; address: string; message: string };
export type ContactError = 'empty' | 'too-long' | 'unstorable' | 'not-an-address';
export type ContactErrors = Partial<Record<keyof ContactFields, ContactError>>;

/** Maximum lengths in graphemes. */
export const contactLimits = { name: 100, message: 2000 } as const;

/** Honeypot: a field hidden from people. Only spam bots fill it in; its name attracts them. */
export const trapField = 'website';

/** The fields of a submitted form; `trapped` tells whether the honeypot was filled in. */
export function readContactFields(form: FormData): ContactFields & { trapped: boolean } {
	const text = (name: string): string => String(form.get(name) ?? '').replaceAll('\r\n', '\n');
	return { name: text('name'), address: text('address'), message: text('message'), trapped: text(trapField) !== '' };
}

const textUpTo = (maxGraphemes: number) =>
	z
		.string()
		.refine((text) => text.isWellFormed() && !text.includes('\0'), { message: 'unstorable', abort: true })
		.refine(hasVisible, { message: 'empty', abort: true })
		// Check the length in code units first: counting the graphemes of a megabyte takes seconds.
		.refine((text) => text.length <= maxGraphemes * 20 && graphemes(text) <= maxGraphemes, { message: 'too-long' });

const schema = z.object({
	name: textUpTo(contactLimits.name),
	address: z.string().transform((text, context) => {
		const address = parseAddress(text);
		if (address === null) context.addIssue({ code: 'custom', message: hasVisible(text) ? 'not-an-address' : 'empty' });
		return address ?? '';
	}),
	message: textUpTo(contactLimits.message)
});

/** Validates a message: the message to send, or an error per field. */
export function parseContact(fields: ContactFields): { ok: true; message: ContactFields } | { ok: false; errors: ContactErrors } {
	const result = schema.safeParse(fields);
	if (result.success) return { ok: true, message: result.data };
	const errors: ContactErrors = {};
	for (const { path, message } of result.error.issues) errors[path[0] as keyof ContactFields] ??= message as ContactError;
	return { ok: false, errors };
}
