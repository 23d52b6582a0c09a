import type { Db } from '#lib/shared/backend/db.server.ts';
import type { Account } from './account.ts';

/** Loads the account of the current session from the backend. Returns null without a valid session. */
export async function loadAccount(db: Db): Promise<Account | null> {
	const { data, error: failure } = await db.auth.getUser();
	if (failure || !data.user) return null;
	const id = data.user.id;
	const [account, roles] = await Promise.all([
		db.from('account').select('language, suspended_at').eq('id', id).maybeSingle().throwOnError(),
		db.from('account_role').select('role').eq('account_id', id).throwOnError()
	]);
	if (!account.data) return null;
	return {
		id,
		email: data.user.email ?? '',
		language: account.data.language,
		suspended: account.data.suspended_at !== null,
		roles: roles.data.map((row) => row.role)
	};
}
