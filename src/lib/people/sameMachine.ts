/** What is known of a caller: the address of the connection, the request's headers, and the site's public address. */
export type Caller = { clientAddress: string; headers: Headers; origin: string };

const passedOn = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/**
 * Whether a request comes from this very machine. The connection alone doesn't tell: a proxy here passes on strangers
 * (so the site's own address must be of this machine too, and nothing may say that it was passed on), and a foreign
 * page can point its name at this machine (so the browser must have meant this machine by name).
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
