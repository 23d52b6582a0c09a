/** The connection between a page of the hanging day and its service worker (src/service-worker.ts), which keeps it offline. */

const script = '/service-worker.js';

/** The scope of the service worker: /day/, in the language of the page. */
const scopeOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** Caches this page with its scripts, styles and pictures until the link ends. Does nothing in a browser without service workers. */
export async function keepOffline(path: string, pictures: readonly string[], expiresAt: string): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	try {
		const registration = await navigator.serviceWorker.register(script, { scope: scopeOf(path) });
		const worker = registration.active ?? (await navigator.serviceWorker.ready).active;
		const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
		const own = loaded.filter((name) => name.startsWith(`${location.origin}/`) && !name.includes('__data.json'));
		worker?.postMessage({ keep: { page: path, files: [...new Set([...own, ...pictures])], until: Date.parse(expiresAt) } });
	} catch {
		// Not allowed, for example in a private window. The page then needs a network.
	}
}

/** Deletes the cached page from the phone, after the link has ended. Unsent entries stay for the next link. */
export async function leaveOffline(path: string): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	const registration = await navigator.serviceWorker.getRegistration(scopeOf(path));
	registration?.active?.postMessage({ end: true });
}
