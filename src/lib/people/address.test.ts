import { expect, test } from 'vitest';
import { parseAddress } from './address.ts';

test.each([
	[' Mail@Example.ORG ', 'mail@example.org'],
	["o'neil+walls@mail.example.org", "o'neil+walls@mail.example.org"],
	['فنان@مثال.إختبار', 'فنان@مثال.إختبار']
])('parses %j to %s', (typed, address) => expect(parseAddress(typed)).toBe(address));

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
])('rejects %j', (typed) => expect(parseAddress(typed)).toBeNull());
