import type { RequestEvent } from '@sveltejs/kit';
import type { Db } from '#lib/shared/backend/db.server.ts';
import { demoMode, siteDb } from '#lib/shared/backend/backend.server.ts';
import { demoAddress, type DemoRole } from './demo.ts';
import { isSameMachine } from './sameMachine.ts';
import { beginSession, requestCode } from './signIn.server.ts';

type Caller = Pick<RequestEvent, 'getClientAddress' | 'request' | 'url'>;

/** Whether this caller may use the features of demo mode. */
export function demoOffered(event: Caller): boolean {
	const mode = demoMode();
	if (mode !== 'local') return mode === 'public';
	return isSameMachine({ clientAddress: event.getClientAddress(), headers: event.request.headers, origin: event.url.origin });
}

let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * Signs in as a demo account in the usual way: requests a code, reads it from the outbox, enters it. Sign-ins run one
 * after the other, because a new code of an account invalidates the previous one.
 */
export function signInAsDemo(db: Db, role: DemoRole, language: string): Promise<void> {
	const turn = lastTurn.catch(() => undefined).then(() => signIn(db, demoAddress(role), language));
	lastTurn = turn;
	return turn;
}

async function signIn(db: Db, email: string, language: string): Promise<void> {
	const asked = await requestCode(email, language);
	// Uses the secret key, since only the owner of the machine may read the outbox. In demo mode, that is whoever uses the machine.
	const { data } = await siteDb().rpc('list_mail').throwOnError();
	const mail = data.find(({ address, template }) => address === email && template === 'sign-in');
	const token = mail?.values.token;
	const begun = token ? await beginSession(db, { email, token }, language) : 'wrong';
	if (begun !== 'begun') throw new Error(`demo sign-in failed: ${JSON.stringify([asked, begun])}`);
}
