import { isAuthRetryableFetchError } from '@supabase/supabase-js';
import type { Db } from '#lib/shared/backend/db.server.ts';
import { renewalMs } from '#lib/shared/backend/renewal.server.ts';
import type { Account } from './account.ts';

/**
 * Loads the account of the current session from the backend. Returns null without a session, or if it has ended. Throws if the backend is
 * unreachable or busy, so that nobody is told to sign in again because of that.
 */
export async function loadAccount(db: Db): Promise<Account | null> {
	const { data, error: notRenewed } = await Promise.race([db.auth.getSession(), tooLate()]);
	if (notRenewed && isAuthRetryableFetchError(notRenewed)) throw notRenewed;
	if (!data.session) return null;
	const { data: account, error, status } = await db.rpc('my_account').maybeSingle();
	// The backend doesn't accept the token.
	if (status === 401) return null;
	if (error) throw new Error(`my_account: ${error.message}`, { cause: error });
	return account;
}

/** auth-js tries to renew a session for half a minute. Nobody waits that long for a page. */
const tooLate = (): Promise<never> =>
	new Promise((_, reject) => setTimeout(reject, renewalMs, new Error(`The session was not renewed within ${renewalMs} ms.`)).unref());
