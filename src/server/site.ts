/**
 * The HTTP server around the built SvelteKit handler (with `--dev`, around Vite): size limits, compression, answer cache, graceful
 * shutdown.
 */
import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { admit } from './http/uploads/admission.ts';
import { compressing } from './http/compression.ts';
import { inOneSpelling } from './http/address.ts';
import { cachingAnswers } from './http/answerCache.ts';
import { markCaller } from './http/clientAddress.ts';
import { askLargestFile } from './http/storageLimit.ts';
import { bounds } from './http/uploads/bounds.ts';
import type { Caller } from './http/uploads/caller.ts';
import { isLetIn } from './http/uploads/letIn.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const dev = process.argv.includes('--dev');
const root = join(import.meta.dirname, '../..');
const secure = process.env.ORIGIN?.startsWith('https:');
const trustedProxies = Number(process.env.TRUSTED_PROXIES ?? 0);
const shutdownMs = Number(process.env.SHUTDOWN_TIMEOUT ?? 30) * 1000;

const largestFile = await askLargestFile().catch(end);
// The handler reads it when it is imported.
process.env.BODY_SIZE_LIMIT = String(largestFile + bounds.restBytes);

// Requests have their own times in http/uploads: Node.js would end every one after five minutes, without a sentence.
const server = createServer({ requestTimeout: 0, headersTimeout: 60_000 });
const handle = dev ? inOneSpelling(await viteHandler(server)) : compressing(cachingAnswers(await builtHandler(), process.env.ORIGIN ?? ''));
server.on('request', (request, response) => {
	markCaller(request, trustedProxies);
	// A browser that has seen the site by https must not ask by http for the next year.
	if (secure) response.setHeader('strict-transport-security', 'max-age=31536000');
	if (stopping) response.setHeader('connection', 'close');
	// During shutdown, close connections as soon as they have been answered.
	response.once('close', () => setImmediate(() => stopping && server.closeIdleConnections()));
	admit(request, response, { largestFile, lets, handle });
});
server.on('error', end);
server.listen(Number(process.env.PORT ?? 3000), process.env.HOST ?? '127.0.0.1');

/** Where this server listens, for itself. */
function ownOrigin(): string {
	const { address, family, port } = server.address() as AddressInfo;
	const host = address === '::' ? '::1' : address === '0.0.0.0' ? '127.0.0.1' : address;
	return `http://${family === 'IPv6' ? `[${host}]` : host}:${port}`;
}

/** Under Vite the site can't say whom it has let in. */
const lets = (caller: Caller, request: IncomingMessage) => (dev ? Promise.resolve(true) : isLetIn(caller, request, ownOrigin()));

let stopping = false;
// Ctrl-C signals the whole process group. With a parent, wait for its SIGTERM, or for the channel to close if the parent dies.
process.on('SIGINT', () => {
	if (!process.send) stop();
});
process.once('SIGTERM', stop);
process.once('disconnect', stop);

function stop(): void {
	if (stopping) return;
	stopping = true;
	server.close(() => {
		process.emit('sveltekit:shutdown' as never, 'SIGTERM' as never);
		// Give the listeners of that event a moment to finish.
		setTimeout(() => process.exit(0), 1000).unref();
		process.disconnect?.();
	});
	server.closeIdleConnections();
	setTimeout(() => server.closeAllConnections(), shutdownMs).unref();
}

function end(error: Error): never {
	console.error(error.message);
	process.exit(1);
}

async function builtHandler(): Promise<Handler> {
	if (!existsSync(join(root, 'build/handler.js'))) {
		console.error('The site is not built. Run npm run build, which needs the development packages.');
		process.exit(1);
	}
	const { handler } = (await import(pathToFileURL(join(root, 'build/handler.js')).href)) as { handler: Handler };
	return handler;
}

async function viteHandler(httpServer: Server): Promise<Handler> {
	const { createServer: createVite } = await import('vite');
	const vite = await createVite({ root, server: { middlewareMode: true, hmr: { server: httpServer } } });
	process.once('sveltekit:shutdown' as never, () => void vite.close());
	return vite.middlewares;
}
