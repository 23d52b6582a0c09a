import { randomUUID } from 'node:crypto';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { startListingErasures } from '#lib/backups/listErasures.server.ts';
import { startReconciling } from '#lib/images/keep/reconcile.server.ts';
import { startDeriving } from '#lib/images/make/worker.server.ts';
import { startSendingMails } from '#lib/mail/site.server.ts';
import { startReconcilingPapers } from '#lib/papers/paperFiles.server.ts';
import { loadAccount } from '#lib/people/account.server.ts';
import { guard } from '#lib/people/guard.server.ts';
import { sessionDb } from '#lib/shared/backend/backend.server.ts';
import { startTidying } from '#lib/retention/nightly.server.ts';
import { forgetEpoch, keepAnswer, publicMoment } from '#lib/shared/backend/epoch.server.ts';
import { largestFile } from '#lib/shared/backend/fileLimits.server.ts';
import { startIndexing } from '#lib/search/index.server.ts';
import { wasLate } from '#lib/shared/backend/patience.server.ts';
import { patience } from '#lib/shared/page/late.server.ts';
import { log } from '#lib/shared/backend/log.server.ts';
import { getTextDirection } from '#lib/shared/paraglide/runtime.js';
import { paraglideMiddleware } from '#lib/shared/paraglide/server.js';

const changesSomething = ({ method }: Request): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/** After a write, drops the cached epoch, so that hidden content disappears on the next request. */
const freshness: Handle = async ({ event, resolve }) => {
	try {
		return await resolve(event);
	} finally {
		if (changesSomething(event.request)) {
			forgetEpoch();
			event.platform?.req.wrote?.();
		}
	}
};

/**
 * Caches the responses of public pages, and those of addresses without a page. They read no cookie, so one response serves everybody until
 * something public changes. The size that a photograph may have changes without that.
 */
const sharing: Handle = async ({ event, resolve }) => {
	const { id } = event.route;
	const isShared = id === null || (id.startsWith('/(gallery)') && !/\/(too-large|not-taken)(\/|$)/.test(id));
	if (event.request.method !== 'GET' || !isShared || event.isSubRequest) return resolve(event);
	const moment = await publicMoment();
	const response = await resolve(event);
	keepAnswer(event, moment);
	return response;
};

/** Refuses writes from other origins, whatever their content type. SvelteKit's own check covers forms only. */
const sameOrigin: Handle = ({ event, resolve }) => {
	const origin = event.request.headers.get('origin');
	if (changesSomething(event.request) && origin !== null && origin !== event.url.origin)
		return new Response('Cross-site request', { status: 403 });
	return resolve(event);
};

const language: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, ({ request, locale }) => {
		event.request = request;
		return resolve(event, {
			transformPageChunk: ({ html }) => html.replace('%paraglide.lang%', locale).replace('%paraglide.dir%', getTextDirection(locale)),
			preload: ({ type }) => type === 'css' || type === 'js'
		});
	});

/** Creates the database client and loads the account only when a route asks for them, so that public pages read no cookie. */
const session: Handle = ({ event, resolve }) => {
	let db: App.Locals['db'] | undefined;
	let account: ReturnType<App.Locals['account']> | undefined;
	Object.defineProperty(event.locals, 'db', {
		get: () => (db ??= sessionDb(event.cookies, event.url.protocol === 'https:', event.request.headers.get('user-agent')))
	});
	event.locals.account = () => (account ??= loadAccount(event.locals.db));
	return resolve(event);
};

const headers: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	response.headers.set('x-content-type-options', 'nosniff');
	response.headers.set('referrer-policy', 'same-origin');
	response.headers.set('x-frame-options', 'DENY');
	response.headers.set('cross-origin-opener-policy', 'same-origin');
	if (response.status === 503 && !response.headers.has('retry-after')) response.headers.set('retry-after', '5');
	// Personal pages must not stay in the browser or in a cache after signing out, however their address is spelled.
	const personal = /^\/(en\/|ar\/)?(account|studio|desk|day|sign-in|sign-out|dev)(\/|$)/.test(event.route.id ?? event.url.pathname);
	// Artists record sound in the studio. They can get there from the desk without loading a new document, so the desk allows it too.
	response.headers.set('permissions-policy', `camera=(), microphone=(${personal ? 'self' : ''}), geolocation=(), interest-cohort=()`);
	if (personal) {
		response.headers.set('cache-control', 'private, no-store');
	}
	return response;
};

export const init: ServerInit = async () => {
	await largestFile('masters');
	await startReconciling();
	await startReconcilingPapers();
	startSendingMails();
	startListingErasures();
	void startDeriving();
	void startTidying();
	startIndexing();
};

export const handle: Handle = sequence(headers, freshness, sharing, sameOrigin, language, patience, session, guard);

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	// What a client asked wrongly is not a fault of the site.
	if (status < 500) return { message };
	const reference = randomUUID().slice(0, 8);
	if (wasLate()) log.warn({ reference, route: event.route.id }, 'the backend did not answer in time');
	else log.error({ reference, status, method: event.request.method, route: event.route.id, error });
	return { message, reference };
};
