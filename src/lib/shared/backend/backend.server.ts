import { createServerClient } from '@supabase/ssr';
import { createClient } from '@supabase/supabase-js';
import type { Cookies } from '@sveltejs/kit';
import { env } from '$env/dynamic/private';
import type { Db } from './db.server.ts';

/**
 * The three ways to the backend. Only this file knows its address and keys, and whether it is the
 * embedded one or a Supabase project.
 */

function setting(name: 'SUPABASE_URL' | 'SUPABASE_PUBLISHABLE_KEY' | 'SUPABASE_SECRET_KEY'): string {
	const value = env[name];
	if (!value) throw new Error(`${name} is not set`);
	return value;
}

const withoutSession = { auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false } };

let visitor: Db | undefined;
let site: Db | undefined;

/** The backend as a visitor sees it: the `pub_*` views and nothing else. */
export function publicDb(): Db {
	visitor ??= createClient(setting('SUPABASE_URL'), setting('SUPABASE_PUBLISHABLE_KEY'), withoutSession);
	return visitor;
}

/**
 * The backend with the secret key, which bypasses every policy. Only for what no person may do by
 * themselves: storing pictures, sending mails, jobs, reading files whose visibility was asked before.
 */
export function siteDb(): Db {
	site ??= createClient(setting('SUPABASE_URL'), setting('SUPABASE_SECRET_KEY'), withoutSession);
	return site;
}

/** The backend with the rights of the account whose session lies in the cookies. */
export function sessionDb(cookies: Cookies, secure: boolean): Db {
	return createServerClient(setting('SUPABASE_URL'), setting('SUPABASE_PUBLISHABLE_KEY'), {
		cookieOptions: { name: 'session', httpOnly: true, secure, sameSite: 'lax', path: '/' },
		cookies: {
			getAll: () => cookies.getAll(),
			setAll: (list) => {
				for (const { name, value, options } of list) cookies.set(name, value, { ...options, path: '/' });
			}
		}
	});
}

/** Whether the backend is the embedded one (it differs from hosted Supabase in a few calls). */
export const isEmbedded = (): boolean => env.BACKEND === 'embedded';

/** Demo mode: one-click sign-in and /dev/mail. 'public' answers callers from other machines too. */
export const demoMode = (): 'off' | 'local' | 'public' => (env.DEMO === 'public' ? 'public' : env.DEMO === '1' ? 'local' : 'off');
