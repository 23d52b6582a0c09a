import type { RequestEvent } from '@sveltejs/kit';
import { enterCode, type Refused } from '../codes.server.ts';
import { endOneSession, listSessions } from '../sessions/sessions.server.ts';

/**
 * Begins a new session with a code and ends the one so far. Returns why not, or else null: then the session counts as fresh for ten
 * minutes.
 */
export async function renewSession(
	event: Pick<RequestEvent, 'getClientAddress' | 'locals'>,
	email: string,
	typed: string
): Promise<Refused | null> {
	const { db } = event.locals;
	const sessions = await listSessions(db, null);
	const refused = await enterCode(event, email, typed);
	if (refused) return refused;
	const last = sessions.ok ? sessions.value.find(({ here }) => here) : undefined;
	if (last) await endOneSession(db, last.id);
	return null;
}
