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

/**
 * The network of an address: whoever has one IPv6 address has 2^64 of them, so the first half counts. An IPv4 address in the form of IPv6 is
 * the IPv4 address.
 */
export function networkOf(address: string): string {
	if (isIP(address) !== 6) return address;
	const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
	if (mapped) return mapped;
	const [head = '', tail = ''] = (address.split('%')[0] ?? '').split('::');
	const groups = (part: string) => (part ? part.split(':') : []);
	const missing = address.includes('::') ? 8 - groups(head).length - groups(tail).length : 0;
	const all = [...groups(head), ...Array<string>(Math.max(0, missing)).fill('0'), ...groups(tail)];
	return `${all
		.slice(0, 4)
		.map((group) => parseInt(group, 16).toString(16))
		.join(':')}::/64`;
}
