import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localPath } from './localPath.ts';

const site = 'https://walls.example';
const staysHere = (next: unknown) => {
	const path = localPath(next);
	return path === null || new URL(path, site).origin === site;
};

test.each([
	['/studio', '/studio'],
	['/en/desk?from=1#top', '/en/desk?from=1#top'],
	['/studio/a/../b', '/studio/b'],
	['/artworks/ü', '/artworks/%C3%BC'],
	['/?next=//evil.example', '/?next=//evil.example']
])('%s leads to %s', (next, path) => expect(localPath(next)).toBe(path));

test.each([
	'',
	'studio',
	'//evil.example',
	'/\\evil.example',
	'\\/evil.example',
	'/\t/evil.example',
	'\n//evil.example',
	'/.//evil.example',
	'/a/..//evil.example',
	'/\u0000',
	'https://evil.example/',
	'javascript:alert(1)',
	'data:text/html,x',
	' /studio',
	'/\ud800',
	'/sign-in?next=/studio',
	'/en/sign-out',
	'/sign-in',
	`/${'a'.repeat(2001)}`,
	null,
	undefined,
	17,
	['/studio']
])('returns null for %j', (next) => expect(localPath(next)).toBeNull());

const lines = readFileSync('tests/fixtures/text/fuzzdb__redirect-urls-template.txt', 'utf8').trim().split('\n');
const hostile = lines
	.map((line) => line.replaceAll('{target}', 'evil.example'))
	.flatMap((line) => [line, line.slice(line.indexOf('=') + 1)]);

test.each(hostile)('%j stays on this site', (next) => expect(staysHere(next)).toBe(true));

test('never leaves this site, whatever the text', () => {
	const part = fc.constantFrom(
		'/',
		'\\',
		'.',
		'..',
		':',
		'@',
		'?',
		'#',
		'\t',
		'\n',
		'%2f',
		'%5c',
		'evil.example',
		'https:',
		'javascript:',
		'a'
	);
	fc.assert(
		fc.property(
			fc.array(part).map((parts) => `/${parts.join('')}`),
			staysHere
		)
	);
	fc.assert(fc.property(fc.string({ unit: 'binary' }), staysHere));
});
