import { createServerClient } from '@supabase/ssr';
import { createClient } from '@supabase/supabase-js';
import type { Cookies } from '@sveltejs/kit';
import { env } from '$env/dynamic/private';
import type { Db } from './db.server.ts';
import { refuseCutAnswers } from './pages.server.ts';
import { patientFetch } from './patience.server.ts';
import { renewingFetch } from './renewal.server.ts';

/**
 * The three clients of the backend. Only this file knows the address and the keys, and whether the backend
 * is the embedded one or a Supabase project.
 */

function setting(name: 'SUPABASE_URL' | 'SUPABASE_PUBLISHABLE_KEY' | 'SUPABASE_SECRET_KEY'): string {
	const value = env[name];
	if (!value) throw new Error(`${name} is not set`);
	return value;
}

const withoutSession = {
	auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
	global: { fetch: refuseCutAnswers(patientFetch(fetch)) }
};

let visitor: Db | undefined;
let site: Db | undefined;

/** The client with a visitor's rights: it reads the `pub_*` views and nothing else. */
export function publicDb(): Db {
	visitor ??= createClient(setting('SUPABASE_URL'), setting('SUPABASE_PUBLISHABLE_KEY'), withoutSession);
	return visitor;
}

/**
 * The client with the secret key, which bypasses every policy. Only for work that no person may do
 * themselves: storing pictures, sending mails, jobs, reading files after their visibility has been checked.
 */
export function siteDb(): Db {
	site ??= createClient(setting('SUPABASE_URL'), setting('SUPABASE_SECRET_KEY'), withoutSession);
	return site;
}

/**
 * The client with the rights of the account whose session is in the cookies. `device`: the user agent of the browser, which the sign-in
 * service keeps with a session.
 */
export function sessionDb(cookies: Cookies, secure: boolean, device: string | null): Db {
	return createServerClient(setting('SUPABASE_URL'), setting('SUPABASE_PUBLISHABLE_KEY'), {
		global: { fetch: refuseCutAnswers(patientFetch(renewingFetch())), headers: device ? { 'user-agent': device } : {} },
		cookieOptions: { name: 'session', httpOnly: true, secure, sameSite: 'lax', path: '/' },
		cookies: {
			getAll: () => cookies.getAll(),
			setAll: (list) => {
				for (const { name, value, options } of list) cookies.set(name, value, { ...options, path: '/' });
			}
		}
	});
}

/** Whether the backend is the embedded one (a few calls differ from hosted Supabase). */
export const isEmbedded = (): boolean => env.BACKEND === 'embedded';

/** Demo mode: one-click sign-in and /dev/mail. 'public' also serves callers from other machines. */
export const demoMode = (): 'off' | 'local' | 'public' => (env.DEMO === 'public' ? 'public' : env.DEMO === '1' ? 'local' : 'off');
