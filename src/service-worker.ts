/// <reference lib="webworker" />
/**
 * Keeps one page without a network: that of a link for the day of a hang, with its script, styles and pictures. It is registered for
 * /day/ only, asks the site first, and takes itself away when the link has ended.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;
const store = 'day';
/** Where the moment lies at which the link ends. */
const untilKey = '/day/until';
const timeoutMs = 4000;

type Keep = { page: string; files: string[]; until: number };

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('message', (event) => {
	const { keep, end } = event.data as { keep?: Keep; end?: boolean };
	if (end) event.waitUntil(leave());
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

/** The page of one link at a time; of an older one nothing stays. */
async function keepPage({ page: path, files, until }: Keep): Promise<void> {
	const kept = await caches.open(store);
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

/** The site's answer, or without one what was kept. A link that has ended leaves nothing. */
async function page(request: Request, path: string): Promise<Response> {
	const kept = await caches.open(store);
	const found = await kept.match(path);
	const until = Number(await (await kept.match(untilKey))?.text());
	try {
		const response = await (found ? Promise.race([fetch(request), later()]) : fetch(request));
		if (response.status === 404 || response.status === 410) await leave();
		else if (response.ok && found) await kept.put(path, response.clone());
		return response;
	} catch {
		if (found && Date.now() < until) return found;
		if (found) await leave();
		return Response.error();
	}
}

const later = (): Promise<never> => new Promise((_, reject) => setTimeout(() => reject(new Error('slow')), timeoutMs));

async function file(request: Request): Promise<Response> {
	return (await caches.match(request)) ?? fetch(request);
}

async function leave(): Promise<void> {
	await caches.delete(store);
	await worker.registration.unregister();
}
