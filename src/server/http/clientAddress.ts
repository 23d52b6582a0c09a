import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** The header in which the site passes the caller's address on to SvelteKit (`ADDRESS_HEADER`). What a caller sends in it is overwritten. */
export const addressHeader = 'x-client-address';

/**
 * Returns the address of the person who sent a request. Each of the `trustedProxies` appends to X-Forwarded-For the address that it saw, so
 * the entry of the outermost trusted proxy counts, and nothing to the left of it: callers can write that themselves. Without proxies, or
 * when a request went past them, it is the address of the connection.
 */
export function clientAddress(forwarded: string | string[] | undefined, connection: string, trustedProxies: number): string {
	if (trustedProxies === 0 || !forwarded) return connection;
	const entries = String(forwarded).split(',');
	const entry = entries[Math.max(0, entries.length - trustedProxies)] ?? '';
	const address = withoutPort(entry.trim());
	return isIP(address) ? address : connection;
}

/** Removes brackets and the port, which some proxies add: `[2001:db8::1]:443`, `192.0.2.1:443`. */
function withoutPort(entry: string): string {
	const [, bracketed] = /^\[(.+)\](?::\d+)?$/.exec(entry) ?? [];
	return bracketed ?? entry.replace(/^([\d.]+):\d+$/, '$1');
}

/** Writes the caller's address into the header of a request that SvelteKit reads it from. */
export function markCaller(request: IncomingMessage, trustedProxies: number): void {
	request.headers[addressHeader] = clientAddress(request.headers['x-forwarded-for'], request.socket.remoteAddress ?? '', trustedProxies);
}
