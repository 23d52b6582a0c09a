import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/shared/paraglide/messages.js';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import { parseCode } from './code.ts';
import { waitFor } from './limits.server.ts';
import { askForCode, beginSession, type Proof } from './signIn.server.ts';
import type { TooMany } from './tooMany.ts';

type Caller = Pick<RequestEvent, 'getClientAddress' | 'locals'>;

/**
 * Why signing in goes no further: the status of the answer, and the sentence to show. `hasMail`: an earlier mail to the address still works.
 */
export type Refused = { status: number; problem: string; hasMail?: boolean };

/** Sends a code to an address. Returns null when it is on its way. */
export async function sendCode(event: Caller, email: string): Promise<Refused | null> {
	const asked = (await tooOften(event, 'ask', email)) ?? (await askForCode(email, getLocale()));
	if (asked === 'asked') return null;
	return asked === 'failed' ? { status: 503, problem: m.people_sign_in_failed() } : tooMany(asked);
}

/** Begins a session with a proof. Returns null when it has begun; `wrong` is the sentence for a wrong proof. */
export async function signInWith(event: Caller, proof: Proof, wrong: string): Promise<Refused | null> {
	const email = 'email' in proof ? proof.email : null;
	const begun = (await tooOften(event, 'try', email)) ?? (await beginSession(event.locals.db, proof, getLocale()));
	if (begun === 'begun') return null;
	return begun === 'wrong' ? { status: 422, problem: wrong } : tooMany(begun);
}

/** Begins a session with a code as somebody typed it. Returns null when it has begun. */
export async function enterCode(event: Caller, email: string, typed: string): Promise<Refused | null> {
	const token = parseCode(typed);
	if (!token) return { status: 422, problem: m.people_code_malformed() };
	return signInWith(event, { email, token }, m.people_code_wrong());
}

type TooOften = { limit: 'caller' | 'asked' | 'tried'; seconds: number };

/** Counts an attempt of this caller. Returns null while none of the site's own limits is exceeded. */
async function tooOften(event: Caller, what: 'ask' | 'try', email: string | null): Promise<TooOften | null> {
	const wait = await waitFor(what, event.getClientAddress(), email);
	if (!wait) return null;
	return { limit: !wait.ofAddress ? 'caller' : what === 'ask' ? 'asked' : 'tried', seconds: wait.seconds };
}

function tooMany({ limit, seconds }: TooOften | TooMany): Refused {
	const minutes = Math.ceil(seconds / 60);
	const sentences = {
		caller: () => m.people_sign_in_wait_minutes({ minutes }),
		asked: () => m.people_sign_in_mail_there({ minutes }),
		tried: () => m.people_sign_in_link_there(),
		person: () => m.people_sign_in_wait_seconds({ seconds }),
		mails: () => m.people_sign_in_mails_used_up(),
		requests: () => m.people_sign_in_crowd({ minutes })
	};
	return { status: 429, problem: sentences[limit](), hasMail: limit === 'asked' };
}
