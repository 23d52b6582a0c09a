import { expect, test } from 'vitest';
import { contactLimits, type ContactFields, parseContact, readContactFields, trapField } from './contact.ts';

const typed = (fields: Partial<ContactFields> = {}): ContactFields => ({
	name: 'Ada',
	address: 'ada@example.org',
	message: 'Guten Tag',
	...fields
});

test('keeps the message as typed and normalizes the address', () => {
	expect(parseContact(typed({ address: ' Ada@Example.ORG ', message: 'Zwei\nZeilen' }))).toEqual({
		ok: true,
		message: { name: 'Ada', address: 'ada@example.org', message: 'Zwei\nZeilen' }
	});
});

test.each<[Partial<ContactFields>, object]>([
	[{ name: ' \u200b' }, { name: 'empty' }],
	[{ name: 'x'.repeat(contactLimits.name + 1) }, { name: 'too-long' }],
	[{ address: '' }, { address: 'empty' }],
	[{ address: 'ada@example' }, { address: 'not-an-address' }],
	[{ address: 'a@b.c\r\nBcc: d@e.f' }, { address: 'not-an-address' }],
	[{ message: 'a\0b' }, { message: 'unstorable' }],
	[{ message: '👨‍👩‍👧‍👦'.repeat(contactLimits.message + 1) }, { message: 'too-long' }]
])('refuses %j with %j', (fields, errors) => expect(parseContact(typed(fields))).toEqual({ ok: false, errors }));

test('reports a filled honeypot field', () => {
	const form = new FormData();
	form.set('name', 'Ada');
	expect(readContactFields(form)).toMatchObject({ name: 'Ada', message: '', trapped: false });
	form.set(trapField, 'https://example.org');
	expect(readContactFields(form).trapped).toBe(true);
});
