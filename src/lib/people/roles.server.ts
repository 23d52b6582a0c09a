import type { Db } from '#lib/shared/backend/db.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { Role } from './account.ts';

/** An account with its roles. Only coordinators may see this. */
export type RoleHolder = { accountId: string; email: string; roles: Role[] };

/** Returns everybody who has a role, with their e-mail address. Throws when the caller isn't a coordinator. */
export async function listRoles(db: Db): Promise<RoleHolder[]> {
	const { data } = await db.rpc('list_roles').throwOnError();
	return data.map((row) => ({ accountId: row.account_id, email: row.email, roles: row.roles }));
}

/** Gives a role to an account. Refuses 422 no-such-account. */
export const giveRole = (db: Db, email: string, role: Role): Promise<Outcome<null>> =>
	call(db, 'set_role', { p_email: email, p_role: role, p_on: true });

/** Removes a role, effective on the account's next request. Refuses 422 no-such-account, 409 last-coordinator. */
export const takeRole = (db: Db, email: string, role: Role): Promise<Outcome<null>> =>
	call(db, 'set_role', { p_email: email, p_role: role, p_on: false });
