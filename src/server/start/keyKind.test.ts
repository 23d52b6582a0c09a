import { expect, test } from 'vitest';
import { keyKind } from './keyKind.ts';

const jwt = (claims: object) =>
	['{"alg":"HS256"}', JSON.stringify(claims), 'signature'].map((part) => Buffer.from(part).toString('base64url')).join('.');

test.each([
	['sb_publishable_abc', 'publishable'],
	['sb_secret_abc', 'secret'],
	[jwt({ role: 'anon', iss: 'supabase' }), 'publishable'],
	[jwt({ role: 'service_role' }), 'secret'],
	[jwt({ role: 'toString' }), 'unknown'],
	[jwt({ role: 7 }), 'unknown'],
	['a.b.c', 'unknown'],
	['anything else', 'unknown']
])('keyKind(%s) is %s', (key, kind) => expect(keyKind(key)).toBe(kind));
