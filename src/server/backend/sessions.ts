import type { Row } from './database.ts';

type Sql = (text: string, params: unknown[]) => Promise<Row[]>;
type Answer = (request: Request) => Promise<Response>;

/**
 * Answers a request to the sign-in service and keeps the list of sessions as hosted Supabase does: each with the device it began on, and
 * none that nobody has the tokens of.
 *
 * Works around @supabase/lite 0.10, which leaves `user_agent` empty and begins a session for a new account when its first code is asked
 * for (to report at github.com/supabase-community/lite; no issue found). Can go when tests/policies/sessions.test.ts passes without it.
 */
export async function answerWithSessions(request: Request, answer: Answer, sql: Sql): Promise<Response> {
	const asked = new URL(request.url).pathname === '/auth/v1/otp' ? { body: request.clone(), at: new Date() } : null;
	const response = await answer(request);
	if (!response.ok) return response;
	const session = response.headers.get('sb-auth-session-id');
	const device = request.headers.get('user-agent');
	if (session && device) await sql('update auth.sessions set user_agent = $2 where id = $1', [session, device.slice(0, 400)]);
	if (asked) await sql(endUndelivered, [((await asked.body.json()) as { email: string }).email, asked.at.toISOString()]);
	return response;
}

/** Ends the session that began while an address asked for a code. */
const endUndelivered = `delete from auth.sessions s using auth.users u
	where u.id = s.user_id and u.email = lower($1) and s.created_at >= $2 and s.user_agent is null`;
