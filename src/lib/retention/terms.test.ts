import { expect, test } from 'vitest';
import { changeable, parseTerms, type RetentionTerm } from './terms.ts';

const rows: RetentionTerm[] = [
	{ term: 'drafts', amount: 12, unit: 'month', least: 3, most: 60 },
	{ term: 'mails', amount: 24, unit: 'month', least: 1, most: 60 },
	{ term: 'codes', amount: 1, unit: 'day', least: 1, most: 1 }
];

test('reads whole numbers within the bounds, the bounds included', () => {
	expect(parseTerms(rows, { drafts: ' 3 ', mails: '60' })).toEqual({ amounts: { drafts: 3, mails: 60 }, wrong: [] });
});

test.each(['', '2', '61', '-5', '5.5', '1e1', '0x10', 'zwölf', '99999'])('refuses %j', (typed) => {
	expect(parseTerms(rows, { drafts: typed, mails: '24' })).toEqual({ amounts: { mails: 24 }, wrong: ['drafts'] });
});

test('leaves out numbers that are as the form began with them', () => {
	const opened = { drafts: '12', mails: '24' };
	expect(parseTerms(rows, { drafts: '12', mails: '20' }, opened)).toEqual({ amounts: { mails: 20 }, wrong: [] });
	expect(parseTerms(rows, { drafts: 'zwölf', mails: '24' }, opened)).toEqual({ amounts: {}, wrong: ['drafts'] });
});

test('leaves out terms that nobody can change', () => {
	expect(changeable(rows).map(({ term }) => term)).toEqual(['drafts', 'mails']);
	expect(parseTerms(rows, { drafts: '12', mails: '24', codes: '9' }).amounts).toEqual({ drafts: 12, mails: 24 });
});
