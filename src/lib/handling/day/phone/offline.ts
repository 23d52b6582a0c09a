/** How the page of the hanging day talks to the service worker that keeps it without a network (src/service-worker.ts). */

const script = '/service-worker.js';

/** The part of the site that the worker serves: /day/, in the language of the page. */
const scopeOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** Keeps this page on the device, with its script, styles and pictures, until the link ends. Does nothing in a browser that can't. */
export async function keepOffline(path: string, pictures: readonly string[], expiresAt: string): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	try {
		const registration = await navigator.serviceWorker.register(script, { scope: scopeOf(path) });
		const worker = registration.active ?? (await navigator.serviceWorker.ready).active;
		const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
		const own = loaded.filter((name) => name.startsWith(`${location.origin}/`) && !name.includes('__data.json'));
		worker?.postMessage({ keep: { page: path, files: [...new Set([...own, ...pictures])], until: Date.parse(expiresAt) } });
	} catch {
		// Forbidden here, in a private window for example: the page works as long as there is a network.
	}
}

/** The link has ended: removes the page from the device. Entries that weren't sent stay, for the next link. */
export async function leaveOffline(path: string): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	const registration = await navigator.serviceWorker.getRegistration(scopeOf(path));
	registration?.active?.postMessage({ end: true });
}
