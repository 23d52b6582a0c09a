import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kgText, parseKg } from './weight.ts';

test.each<[string, number | null | 'invalid']>([
	['', null],
	[' ', null],
	['2', 2000],
	['2,35', 2350],
	['2.35 kg', 2350],
	['٢٫٥', 2500],
	['0,0005', 'invalid'],
	['-3', 'invalid'],
	['1e3', 'invalid'],
	['schwer', 'invalid']
])('reads %j as %s grams', (typed, expected) => {
	expect(parseKg(typed)).toBe(expected);
});

test('reads back the weight that a form shows', () => {
	const property = fc.property(fc.nat(2_000_000), fc.constantFrom('de', 'en', 'ar'), (grams, locale) => {
		expect(parseKg(kgText(grams, locale))).toBe(grams);
	});
	fc.assert(property);
});
