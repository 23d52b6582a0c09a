import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Db } from '#lib/shared/backend/db.server.ts';
import { localizeHref } from '#lib/shared/paraglide/runtime.js';

export type Role = 'curator' | 'coordinator';

/** Who is signed in. `roles` are read anew at every request, so one that is taken away is gone at once. */
export type Account = { id: string; email: string; language: string; suspended: boolean; roles: Role[] };

/** The account of a session, asked of the backend; null without a valid session. */
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

export const isCurator = (account: Account): boolean => account.roles.length > 0 && !account.suspended;
export const isCoordinator = (account: Account): boolean => account.roles.includes('coordinator') && !account.suspended;

/** The signed-in account, or a redirect to /sign-in that comes back here. */
export async function needAccount(event: Pick<RequestEvent, 'locals' | 'url'>): Promise<Account> {
	const account = await event.locals.account();
	if (!account) redirect(303, `${localizeHref('/sign-in')}?next=${encodeURIComponent(event.url.pathname + event.url.search)}`);
	return account;
}

/** A curator or coordinator; to everybody else the desk doesn't exist. */
export async function needCurator(event: Pick<RequestEvent, 'locals' | 'url'>): Promise<Account> {
	const account = await needAccount(event);
	if (!isCurator(account)) error(404, 'not found');
	return account;
}

/** A coordinator; to everybody else the page doesn't exist. */
export async function needCoordinator(event: Pick<RequestEvent, 'locals' | 'url'>): Promise<Account> {
	const account = await needAccount(event);
	if (!isCoordinator(account)) error(404, 'not found');
	return account;
}
