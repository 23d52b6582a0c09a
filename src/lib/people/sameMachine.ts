/** What is known about a caller: the connection's address, the request's headers, and the site's public origin. */
export type Caller = { clientAddress: string; headers: Headers; origin: string };

const passedOn = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/**
 * Whether a request comes from this machine. The connection's address alone isn't enough. A local proxy forwards requests
 * of strangers, so the site's origin must be local too, and no header may name a proxy. A foreign page can point its host
 * name at this machine (DNS rebinding), so the Host header must be a loopback name.
 */
export function isSameMachine({ clientAddress, headers, origin }: Caller): boolean {
	return (
		isLoopback(clientAddress) &&
		isLoopbackUrl(origin) &&
		isLoopbackUrl(`http://${headers.get('host') ?? ''}`) &&
		!passedOn.some((name) => headers.has(name))
	);
}

const isLoopback = (address: string): boolean => /^(::ffff:)?127(\.\d{1,3}){3}$|^::1$/i.test(address);

function isLoopbackUrl(url: string): boolean {
	if (!URL.canParse(url)) return false;
	const { hostname } = new URL(url);
	return hostname === 'localhost' || isLoopback(hostname.replace(/^\[|\]$/g, ''));
}
