import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/shared/paraglide/messages.js';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import { tooManyText, tooOften } from '../arrival.server.ts';
import { parseCode } from '../code.ts';
import { endOneSession, listSessions } from '../sessions/sessions.server.ts';
import { askForCode, beginSession } from '../signIn.server.ts';

type Caller = Pick<RequestEvent, 'getClientAddress' | 'locals'>;

/** Sends a code to somebody who is signed in. Returns the sentence to show when that didn't work, or else null. */
export async function askAgain(event: Caller, email: string): Promise<string | null> {
	const wait = await tooOften(event, 'ask', email);
	if (wait) return wait;
	const asked = await askForCode(email, getLocale());
	if (asked === 'asked') return null;
	return asked === 'failed' ? m.people_sign_in_failed() : tooManyText(asked);
}

/**
 * Begins a new session with a code and ends the one so far. Returns the sentence to show when the code is wrong, or else null: then
 * the session counts as fresh for ten minutes.
 */
export async function confirmCode(event: Caller, email: string, typed: string): Promise<string | null> {
	const token = parseCode(typed);
	if (!token) return m.people_code_malformed();
	const wait = await tooOften(event, 'try', email);
	if (wait) return wait;
	const { db } = event.locals;
	const sessions = await listSessions(db, null);
	const begun = await beginSession(db, { email, token }, getLocale());
	if (begun !== 'begun') return begun === 'wrong' ? m.people_code_wrong() : tooManyText(begun);
	const last = sessions.ok ? sessions.value.find(({ here }) => here) : undefined;
	if (last) await endOneSession(db, last.id);
	return null;
}
