/// <reference lib="webworker" />
/**
 * Makes one page available offline: the page of a link for the hanging day, with its script, styles and pictures. Registered for /day/ only.
 * Network first; unregisters itself when the link has expired.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;
const cacheName = 'day';
/** The cache key of the moment at which the link expires, in ms since the epoch. */
const untilKey = '/day/until';
const timeoutMs = 4000;

type Keep = { page: string; files: string[]; until: number };

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('message', (event) => {
	const { keep, end } = event.data as { keep?: Keep; end?: boolean };
	if (end) event.waitUntil(cleanUp());
	else if (keep) event.waitUntil(keepPage(keep));
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
	if (request.mode === 'navigate') event.respondWith(page(request, url.pathname));
	else if (isFile(url.pathname)) event.respondWith(file(request));
});

const isFile = (path: string): boolean =>
	path.startsWith('/_app/immutable/') || /^\/day\/[^/]+\/pictures\//.test(path) || path === '/favicon.svg';

/** Caches the page of one link with its files. Deletes everything of an earlier link. */
async function keepPage({ page: path, files, until }: Keep): Promise<void> {
	const kept = await caches.open(cacheName);
	await kept.put(untilKey, new Response(String(until)));
	const wanted = new Set([path, ...files.map((address) => new URL(address, worker.location.origin).pathname).filter(isFile)]);
	for (const { url } of await kept.keys()) {
		const { pathname } = new URL(url);
		if (pathname !== untilKey && !wanted.has(pathname)) await kept.delete(url);
	}
	for (const address of wanted) {
		if (address !== path && (await kept.match(address))) continue;
		const response = await fetch(address).catch(() => null);
		if (response?.ok) await kept.put(address, response);
	}
}

/** The site's answer; without one within `timeoutMs`, the cached page. An expired link is deleted from the cache. */
async function page(request: Request, path: string): Promise<Response> {
	const kept = await caches.open(cacheName);
	const found = await kept.match(path);
	const until = Number(await (await kept.match(untilKey))?.text());
	try {
		const response = await (found ? Promise.race([fetch(request), timeout()]) : fetch(request));
		if (response.status === 404 || response.status === 410) await cleanUp();
		else if (response.ok && found) await kept.put(path, response.clone());
		return response;
	} catch {
		if (found && Date.now() < until) return found;
		if (found) await cleanUp();
		return Response.error();
	}
}

const timeout = (): Promise<never> => new Promise((_, reject) => setTimeout(() => reject(new Error('timeout')), timeoutMs));

/** A file from the cache, else from the network. */
async function file(request: Request): Promise<Response> {
	return (await caches.match(request)) ?? fetch(request);
}

/** Deletes the cache and unregisters this service worker. */
async function cleanUp(): Promise<void> {
	await caches.delete(cacheName);
	await worker.registration.unregister();
}
