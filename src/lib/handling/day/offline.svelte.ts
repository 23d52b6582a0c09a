/** The way of a page of the hang's day to what keeps it without a network (src/service-worker.ts). */

const script = '/service-worker.js';

/** The part of the site that is kept: /day/, in the language of the page. */
const scopeOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** Keeps this page with its script, styles and pictures until the link ends. Without effect where the browser can't. */
export async function keepOffline(path: string, pictures: readonly string[], expiresAt: string): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	try {
		const registration = await navigator.serviceWorker.register(script, { scope: scopeOf(path) });
		const worker = registration.active ?? (await navigator.serviceWorker.ready).active;
		const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
		const own = loaded.filter((name) => name.startsWith(`${location.origin}/`) && !name.includes('__data.json'));
		worker?.postMessage({ keep: { page: path, files: [...new Set([...own, ...pictures])], until: Date.parse(expiresAt) } });
	} catch {
		// Not allowed here (a private window): the page works as long as there is a network.
	}
}

/** The link has ended: nothing of the page stays on the phone. What wasn't sent does, for the next link. */
export async function leaveOffline(path: string): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	const registration = await navigator.serviceWorker.getRegistration(scopeOf(path));
	registration?.active?.postMessage({ end: true });
}
