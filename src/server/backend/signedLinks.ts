import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Signs the hash in the link of a sign-in mail.
 *
 * Works around @supabase/lite 0.10, as Supabase Auth does: the hash is made of the address and the six digits of the code only. So whoever
 * knows an address could try links instead of codes, which are counted by address (to report at github.com/supabase-community/lite; no
 * issue found). Can go when the hash has a random part.
 */
export const signHash = (hash: string, secret: string): string => `${hash}.${signatureOf(hash, secret)}`;

const signatureOf = (hash: string, secret: string): string => createHmac('sha256', secret).update(`sign-in ${hash}`).digest('base64url');

/** The hash that was signed. Null: nobody signed it. */
function signedHash(signed: string, secret: string): string | null {
	const [hash = '', given = ''] = signed.split('.');
	const [right, wrong] = [Buffer.from(signatureOf(hash, secret)), Buffer.from(given)];
	return right.length === wrong.length && timingSafeEqual(right, wrong) ? hash : null;
}

const refusal = (): Response =>
	Response.json({ code: 403, error_code: 'otp_expired', msg: 'Token has expired or is invalid' }, { status: 403 });

/**
 * Passes on the proof of somebody who signs in, with the bare hash if it is a signed one. Returns the refusal for a hash without a signature,
 * and for GET: no page uses it, and programs that look into mails open every link.
 */
export async function withBareHash(request: Request, secret: string): Promise<Request | Response> {
	if (!/^\/auth\/v1\/verify\/?$/.test(new URL(request.url).pathname)) return request;
	if (request.method !== 'POST') return refusal();
	const text = await request.clone().text();
	let proof: unknown;
	try {
		proof = JSON.parse(text);
	} catch {
		return request;
	}
	if (typeof proof !== 'object' || proof === null || !('token_hash' in proof)) return request;
	const hash = typeof proof.token_hash === 'string' ? signedHash(proof.token_hash, secret) : null;
	if (hash === null) return refusal();
	const body = new TextEncoder().encode(JSON.stringify({ ...proof, token_hash: hash }));
	const headers = new Headers(request.headers);
	headers.set('content-length', String(body.byteLength));
	return new Request(request.url, { method: 'POST', headers, body, signal: request.signal });
}
