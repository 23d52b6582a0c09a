import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { earliestYear, formatYear, latestYear, parseYear, type Year } from './year.ts';

const year = (from: number, to: number | null = null, circa = false): Year => ({ from, to, circa });

describe('parseYear', () => {
	test.each<[string, Year | null | 'invalid']>([
		['', null],
		['  ', null],
		['1998', year(1998)],
		[' 1998 ', year(1998)],
		['1998–2001', year(1998, 2001)],
		['1998-2001', year(1998, 2001)],
		['1998 - 2001', year(1998, 2001)],
		['1998 bis 2001', year(1998, 2001)],
		['1998/99', year(1998, 1999)],
		['1998–1998', year(1998)],
		['ca. 1950', year(1950, null, true)],
		['ca.1950', year(1950, null, true)],
		['CA 1950', year(1950, null, true)],
		['um 1950', year(1950, null, true)],
		['c. 1950–1955', year(1950, 1955, true)],
		['~1950', year(1950, null, true)],
		['نحو ١٩٥٠', year(1950, null, true)],
		['۲۰۰۱', year(2001)],
		['500 v. Chr.', year(-500)],
		['500–400 BC', year(-500, -400)],
		['20 v. Chr.–20', year(-20, 20)],
		['-500', year(-500)],
		['2001–1998', 'invalid'],
		['400–500 v. Chr.', 'invalid'],
		['0', 'invalid'],
		['19 98', 'invalid'],
		['letztes Jahr', 'invalid'],
		['1998–2001–2003', 'invalid'],
		['99999', 'invalid'],
		['1e3', 'invalid']
	])('reads %j as %j', (typed, expected) => {
		expect(parseYear(typed)).toEqual(expected);
	});
});

test('parses every formatted year, in every language', () => {
	const one = fc.integer({ min: earliestYear, max: latestYear }).filter((value) => value !== 0);
	const any = fc.tuple(one, fc.option(one), fc.boolean()).map(([first, second, circa]): Year => {
		if (second === null || second === first) return year(first, null, circa);
		return year(Math.min(first, second), Math.max(first, second), circa);
	});
	const locale = fc.constantFrom('de', 'en', 'ar', 'fa', 'uk', 'ru', 'vi', 'tr', 'es', 'fr');
	const property = fc.property(any, locale, (made, language) => {
		expect(parseYear(formatYear(made, language))).toEqual(made);
	});
	fc.assert(property, { numRuns: 1000 });
});

test('does not throw for any text', () => {
	fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void parseYear(typed)));
});
