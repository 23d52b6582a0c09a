import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressHeader, networkOf } from '../clientAddress.ts';
import { largestRequest } from './addresses.ts';
import { bounds } from './bounds.ts';
import { type Caller, callerOf } from './caller.ts';
import { rememberLetIn } from './letIn.ts';
import { inMemory } from './memory.ts';
import { type Handler, refuse, type RefusedUpload } from './refuse.ts';
import { createRoom } from './room.ts';
import { spool, type Spooled } from './spool.ts';

const room = createRoom();
const folder = (): string => join(process.env.DATA_DIR ?? tmpdir(), 'cache', 'uploads');

/** `largestFile`: what the storage takes, in bytes. `lets`: whether the site lets this caller in; null when it can't say now. */
type Site = { largestFile: number; lets: (caller: Caller, request: IncomingMessage) => Promise<boolean | null>; handle: Handler };

/**
 * Passes a request to the handler. A large one (with a file) arrives on the disk first, and is passed on when there is memory for it. The
 * announced size reserves nothing. Whoever has neither session nor link is refused before anything is read.
 */
export function admit(request: IncomingMessage, response: ServerResponse, site: Site): void {
	rememberLetIn(request);
	const announced = Number(request.headers['content-length'] ?? 0);
	const isChunked = Boolean(request.headers['transfer-encoding']);
	if (!isChunked && announced <= bounds.formBytes) {
		if (announced > 0) expectSoon(request);
		return site.handle(request, response);
	}
	const largest = largestRequest(request.url ?? '', site.largestFile);
	const refused = (reason: RefusedUpload): void => refuse(reason, request, response, site.handle);
	if (announced > largest || largest <= bounds.formBytes) return refused('too-large');
	const caller = callerOf(request);
	if (!caller) return refused('sign-in');
	const left = room.enter({ person: caller.key, network: networkOf(String(request.headers[addressHeader])) });
	if (typeof left === 'string') return refused(left);
	response.once('close', left);
	void (async () => {
		const lets = await site.lets(caller, request);
		if (!lets) return refused(lets === null ? 'busy' : caller.isLink ? 'no-link' : 'sign-in');
		const body = await spool(request, folder(), largest);
		if (body === 'cut') return void response.destroy();
		if (typeof body === 'string') return refused(body);
		await passOn(body, request, response, site.handle).finally(body.close);
	})();
}

/** Passes a request that has arrived to the site when there is memory for it. Ends when it has been answered. */
async function passOn(body: Spooled, request: IncomingMessage, response: ServerResponse, handle: Handler): Promise<void> {
	const ended = new Promise<void>((resolve) => response.once('close', resolve));
	let isWaiting = true;
	const giveUp = setTimeout(() => {
		isWaiting = false;
		refuse('busy', request, response, handle);
	}, bounds.waitMs);
	const turn = inMemory(body.bytes, async () => {
		clearTimeout(giveUp);
		// The person may have given up while waiting.
		if (!isWaiting || response.destroyed) return;
		handle(body.replay(), response);
		await ended;
	});
	await Promise.race([turn, ended]);
	clearTimeout(giveUp);
}

/** Ends a form without a file that doesn't arrive. */
function expectSoon(request: IncomingMessage): void {
	const late = setTimeout(() => request.complete || request.destroy(), bounds.formMs);
	for (const event of ['end', 'close'] as const) request.once(event, () => clearTimeout(late));
}
