import { z } from 'zod';
import { graphemes, hasVisible, textSchema } from '#lib/shared/texts.ts';

/** What one can ask the office for or about. */
export const abouts = ['visit', 'room', 'advice', 'zoom', 'wall', 'press', 'picture', 'barrier', 'data'] as const;
export type About = (typeof abouts)[number];
export const states = ['open', 'answered', 'closed'] as const;
export type RequestState = (typeof states)[number];

/** Which moves a curator may make by hand; `answered` follows from an answer. As in `move_request`. */
export const moves: Record<RequestState, readonly RequestState[]> = {
	open: ['closed'],
	answered: ['open', 'closed'],
	closed: ['open']
};

/** The kind that an address names, or null. */
export const readAbout = (typed: unknown): About | null => abouts.find((about) => about === typed) ?? null;

/** Characters as a person counts them. */
export const requestLimits = { message: 3000, name: 150, page: 300 } as const;

/** The form as typed. `website` is a field that people don't see: whoever fills it in is a program. */
export type RequestFields = { about: string; message: string; name: string; address: string; page: string; website: string };
export type RequestProblem = 'about' | 'empty' | 'too-long' | 'unstorable' | 'address' | 'website';
export type RequestErrors = Partial<Record<keyof RequestFields, RequestProblem>>;
export type Asked = { about: About; message: string; name: string | null; address: string | null; page: string | null };

const text = (form: FormData, name: string): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
};

export const readRequestFields = (form: FormData): RequestFields => ({
	about: text(form, 'about'),
	message: text(form, 'message'),
	name: text(form, 'name'),
	address: text(form, 'address'),
	page: text(form, 'page'),
	website: text(form, 'website')
});

const addressSchema = z.email().max(254);
const bytes = (value: string): number => new TextEncoder().encode(value).length;

/** A short line that may be left out. */
function shortProblem(value: string, max: number): RequestProblem | null {
	if (value.includes('\0') || !value.isWellFormed()) return 'unstorable';
	return value.length > max * 4 || bytes(value) > max * 4 || graphemes(value) > max ? 'too-long' : null;
}

/** What is asked; only what it is about and the message are needed. */
export function parseRequest(fields: RequestFields): { ok: true; asked: Asked } | { ok: false; errors: RequestErrors } {
	const errors: RequestErrors = {};
	const about = readAbout(fields.about);
	if (!about) errors.about = 'about';
	const message = textSchema(requestLimits.message).safeParse(fields.message);
	if (!message.success) errors.message = message.error.issues[0]!.message as RequestProblem;
	else if (bytes(fields.message) > 16_000) errors.message = 'too-long';
	for (const name of ['name', 'page'] as const) {
		const problem = shortProblem(fields[name], requestLimits[name]);
		if (problem) errors[name] = problem;
	}
	const address = fields.address.trim();
	if (address !== '' && !addressSchema.safeParse(address).success) errors.address = 'address';
	if (fields.website !== '') errors.website = 'website';
	if (!about || Object.keys(errors).length > 0) return { ok: false, errors };
	const orNull = (value: string): string | null => (hasVisible(value) ? value.trim() : null);
	return {
		ok: true,
		asked: { about, message: fields.message, name: orNull(fields.name), address: orNull(address), page: orNull(fields.page) }
	};
}

/** A path of this site that a form is opened about; anything else isn't taken over from an address. */
export const pagePath = (typed: string | null): string => (typed && /^\/(?!\/)[\w\-./~%]{0,300}$/.test(typed) ? typed : '');

const number = /^[2-9A-HJKMNP-TV-Z]{8}$/;
/** The number of a request, or null when it can't be one. */
export const readNumber = (typed: string | null): string | null => (typed !== null && number.test(typed) ? typed : null);

/** "AB2D 9XYZ": read out in two halves. */
export const spokenNumber = (value: string): string => `${value.slice(0, 4)} ${value.slice(4)}`;
