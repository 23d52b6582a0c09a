import { z } from 'zod';
import { graphemes, hasVisible, textSchema } from '#lib/shared/texts.ts';

/** The topics of requests to the office. */
export const topics = ['visit', 'room', 'advice', 'zoom', 'wall', 'press', 'picture', 'barrier', 'data'] as const;
export type Topic = (typeof topics)[number];
export const states = ['open', 'answered', 'closed'] as const;
export type RequestState = (typeof states)[number];

/** The states that a curator may change a request to; `answered` follows from sending an answer. The same table as in `move_request` (SQL). */
export const transitions: Record<RequestState, readonly RequestState[]> = {
	open: ['closed'],
	answered: ['open', 'closed'],
	closed: ['open']
};

/** The topic named by a query parameter or form field; null if unknown. */
export const readTopic = (typed: unknown): Topic | null => topics.find((about) => about === typed) ?? null;

/** Maximum lengths in graphemes. */
export const requestLimits = { message: 3000, name: 150, page: 300 } as const;

/** The form as typed. `website` is a honeypot: a field hidden from people, which only spam bots fill in. */
export type RequestFields = { about: string; message: string; name: string; address: string; page: string; website: string };
export type RequestProblem = 'about' | 'empty' | 'too-long' | 'unstorable' | 'address' | 'website';
export type RequestErrors = Partial<Record<keyof RequestFields, RequestProblem>>;
/** A valid request; null for optional fields without content. */
export type NewRequest = { about: Topic; message: string; name: string | null; address: string | null; page: string | null };

const text = (form: FormData, name: string): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
};

/** The fields of a submitted form; empty for missing ones. */
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

/** The problem of an optional one-line field, at most `max` graphemes; null if there is none. */
function shortProblem(value: string, max: number): RequestProblem | null {
	if (value.includes('\0') || !value.isWellFormed()) return 'unstorable';
	return value.length > max * 4 || bytes(value) > max * 4 || graphemes(value) > max ? 'too-long' : null;
}

/** Validates a form: the request, or a problem per field. Only the topic and the message are required. */
export function parseRequest(fields: RequestFields): { ok: true; request: NewRequest } | { ok: false; errors: RequestErrors } {
	const errors: RequestErrors = {};
	const about = readTopic(fields.about);
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
		request: { about, message: fields.message, name: orNull(fields.name), address: orNull(address), page: orNull(fields.page) }
	};
}

/** The page of this site that a request is about, from a query parameter; empty for anything but a path of this site. */
export const pagePath = (typed: string | null): string => (typed && /^\/(?!\/)[\w\-./~%]{0,300}$/.test(typed) ? typed : '');

const number = /^[2-9A-HJKMNP-TV-Z]{8}$/;
/** The number of a request; null if the text can't be one. */
export const readNumber = (typed: string | null): string | null => (typed !== null && number.test(typed) ? typed : null);

/** "AB2D 9XYZ": split in two halves, for reading aloud. */
export const spokenNumber = (value: string): string => `${value.slice(0, 4)} ${value.slice(4)}`;
