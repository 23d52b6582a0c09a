import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import type { Db } from '#lib/shared/backend/db.server.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { endOneSession, endSessions } from './sessions.server.ts';

/** Ends the session that a form names in `session`. Returns the answer of the form action. */
export async function endNamedSession(db: Db, form: FormData) {
	const session = z.uuid().safeParse(form.get('session'));
	const outcome = session.success ? await endOneSession(db, session.data) : null;
	if (!outcome?.ok) return fail(outcome?.refusal.status ?? 422, { problem: m.people_sessions_gone() });
	return { done: m.people_sessions_ended() };
}

/** Ends all sessions but this one, or all of another account. Returns the answer of the form action. */
export async function endAllSessions(db: Db, account: string | null) {
	const outcome = await endSessions(db, account);
	if (!outcome.ok) return fail(outcome.refusal.status, { problem: m.people_refused() });
	return { done: m.people_sessions_ended_all() };
}
