import { isAuthRetryableFetchError } from '@supabase/supabase-js';
import type { Db } from '#lib/shared/backend/db.server.ts';
import { withTimeout } from '#lib/shared/backend/timeout.server.ts';
import type { Account } from './account.ts';

/**
 * Loads the account of the current session from the backend. Returns null without a session, or if it has ended. Throws if the backend is
 * unreachable or busy, so that nobody is told to sign in again because of that.
 */
export async function loadAccount(db: Db): Promise<Account | null> {
	// auth-js tries to renew a session for half a minute. Nobody waits that long for a page.
	const { data, error: notRenewed } = await withTimeout(db.auth.getSession());
	if (!data) throw new Error(`The session was not renewed: ${notRenewed.message}`);
	if (notRenewed && isAuthRetryableFetchError(notRenewed)) throw notRenewed;
	if (!data.session) return null;
	const { data: account, error, status } = await db.rpc('my_account').maybeSingle();
	// The backend doesn't accept the token.
	if (status === 401) return null;
	if (error) throw new Error(`my_account: ${error.message}`, { cause: error });
	return account;
}
