import type { Db } from '#lib/shared/backend/db.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import { type Device, deviceOf } from './device.ts';

/** A place where an account is signed in. `here`: the session of this request. */
export type Session = { id: string; begunAt: Date; usedAt: Date; device: Device | null; here: boolean };

/** Returns one's own sessions, the latest used first, or those of another account for a coordinator. Refuses 404 not-found. */
export async function listSessions(db: Db, account: string | null): Promise<Outcome<Session[]>> {
	const outcome = await call(db, 'list_sessions', account === null ? {} : { p_account: account });
	if (!outcome.ok) return outcome;
	const value = outcome.value.map(({ id, begun_at, used_at, user_agent, here }) => ({
		...{ id, here, begunAt: new Date(begun_at), usedAt: new Date(used_at), device: deviceOf(user_agent) }
	}));
	return { ok: true, value };
}

/** Ends one session of one's own, or of any account for a coordinator. Refuses 404 not-found. */
export const endOneSession = (db: Db, session: string): Promise<Outcome<null>> => call(db, 'end_session', { p_session: session });

/** Ends all of one's own sessions but this one, or all of another account for a coordinator. Refuses 404 not-found. */
export const endSessions = (db: Db, account: string | null): Promise<Outcome<null>> =>
	call(db, 'end_sessions', account === null ? {} : { p_account: account });

/** Returns the id of the account of an address, for a coordinator. Refuses 422 no-such-account. */
export const findAccount = (db: Db, email: string): Promise<Outcome<string>> => call(db, 'find_account', { p_email: email });
