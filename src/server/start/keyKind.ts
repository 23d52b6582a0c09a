/** What a key of Supabase is for, as far as it says so: its prefix, or the role in a key of the former kind (a JWT). */
export type KeyKind = 'publishable' | 'secret' | 'unknown';

const roles = new Map<unknown, KeyKind>([
	['anon', 'publishable'],
	['service_role', 'secret']
]);

/** Returns the kind of a key. Nobody checks its signature here: the backend does. */
export function keyKind(key: string): KeyKind {
	if (key.startsWith('sb_publishable_')) return 'publishable';
	if (key.startsWith('sb_secret_')) return 'secret';
	const [, payload, signature] = key.split('.');
	if (!payload || !signature) return 'unknown';
	try {
		const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
		return (typeof claims === 'object' && claims !== null && 'role' in claims && roles.get(claims.role)) || 'unknown';
	} catch {
		return 'unknown';
	}
}
