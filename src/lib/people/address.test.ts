import { expect, test } from 'vitest';
import { parseAddress } from './address.ts';

test.each([
	[' Mail@Example.ORG ', 'mail@example.org'],
	["o'neil+walls@mail.example.org", "o'neil+walls@mail.example.org"],
	['فنان@مثال.إختبار', 'فنان@مثال.إختبار']
])('%j is kept as %s', (typed, address) => expect(parseAddress(typed)).toBe(address));

test.each([
	'',
	'mail',
	'mail@example',
	'@example.org',
	'a@b@example.org',
	'a b@example.org',
	'a@example.org, b@example.org',
	'a@example.org\r\nBcc: b@example.org',
	'<a@example.org>',
	'a\u202e@example.org',
	`${'a'.repeat(250)}@example.org`,
	null,
	undefined
])('%j is no address', (typed) => expect(parseAddress(typed)).toBeNull());
