import { expect, test } from 'vitest';
import { pagePath, parseRequest, readNumber, readTopic, spokenNumber, states, transitions } from './request.ts';

const fields = { about: 'visit', message: 'Wann ist jemand da?', name: '', address: '', page: '', website: '' };
const errors = (more: Partial<typeof fields>) => {
	const parsed = parseRequest({ ...fields, ...more });
	return parsed.ok ? null : parsed.errors;
};

test('requires only a topic and a message', () => {
	expect(parseRequest(fields)).toEqual({
		ok: true,
		request: { about: 'visit', message: fields.message, name: null, address: null, page: null }
	});
	expect(parseRequest({ ...fields, name: ' Ada ', address: ' ada@example.org ', page: '/visit' })).toEqual({
		ok: true,
		request: { about: 'visit', message: fields.message, name: 'Ada', address: 'ada@example.org', page: '/visit' }
	});
});

test.each([
	[{ about: 'x' }, { about: 'about' }],
	[{ message: ' \u200b' }, { message: 'empty' }],
	[{ message: 'x'.repeat(3001) }, { message: 'too-long' }],
	[{ message: 'a\0b' }, { message: 'unstorable' }],
	[{ message: '👨‍👩‍👧‍👦'.repeat(900) }, { message: 'too-long' }],
	[{ name: 'x'.repeat(151) }, { name: 'too-long' }],
	[{ name: '\ud800' }, { name: 'unstorable' }],
	[{ address: 'ada' }, { address: 'address' }],
	[{ address: 'a@b.org\nBcc: c@d.org' }, { address: 'address' }],
	[{ website: 'http://spam.example' }, { website: 'website' }]
])('refuses %j with %j', (change, expected) => {
	expect(errors(change)).toEqual(expected);
});

test('accepts only paths of this site, known topics and valid numbers from an address', () => {
	expect(pagePath('/artworks/1')).toBe('/artworks/1');
	for (const typed of [null, '', '//evil.example', 'https://evil.example', '/a b', '/<script>', '/a\\b']) expect(pagePath(typed)).toBe('');
	expect([readTopic('zoom'), readTopic('toString'), readTopic(null)]).toEqual(['zoom', null, null]);
	expect([readNumber('AB2D9XYZ'), readNumber('ab2d9xyz'), readNumber('<b>'), readNumber(null)]).toEqual(['AB2D9XYZ', null, null, null]);
	expect(spokenNumber('AB2D9XYZ')).toBe('AB2D 9XYZ');
});

test('every state allows a move to another state', () => {
	for (const state of states) expect(transitions[state].length).toBeGreaterThan(0);
	for (const state of states) expect(transitions[state]).not.toContain(state);
});
