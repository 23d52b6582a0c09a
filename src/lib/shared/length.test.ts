import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cmField, cmText, formatLength, formatSize, lengthLimits, optionalCmField, parseCm } from './length.ts';

test.each([
	[841, 'de', '84,1'],
	[841, 'en', '84.1'],
	[841, 'ar', '84.1'],
	[841, 'fa', '۸۴٫۱'],
	[1200, 'de', '120,0'],
	[100_000, 'de', '10000,0']
])('shows %i mm in a %s form as %s', (mm, locale, text) => {
	expect(cmText(mm, locale)).toBe(text);
});

test.each([
	['84,1', 841],
	['84.1', 841],
	[' 84,1 cm ', 841],
	['84,1cm', 841],
	['٨٤٫١', 841],
	['۸۴٫۱', 841],
	['٨٤.١ سم', 841],
	['8٤', 840],
	['84,', 840],
	['1 234,5', 12_345],
	['1\u202F234,5', 12_345],
	['\u200E84,1', 841],
	[',5', 5],
	['84,15', 842],
	['84,14', 841],
	['８４', 840]
])('reads %j as %i mm', (typed, mm) => {
	expect(parseCm(typed)).toEqual({ ok: true, mm });
});

test.each([
	['', 'empty'],
	['  cm', 'empty'],
	['abc', 'not-a-length'],
	['84,1,2', 'not-a-length'],
	['1.234,5', 'not-a-length'],
	['1,200', 'not-a-length'],
	['80 60', 'not-a-length'],
	['80 x 60', 'not-a-length'],
	['1e3', 'not-a-length'],
	['.', 'not-a-length'],
	['-', 'not-a-length'],
	['½', 'not-a-length'],
	['0', 'too-small'],
	['-5', 'too-small'],
	['−5', 'too-small'],
	['0,04', 'too-small'],
	['10000,1', 'too-large'],
	['9'.repeat(400), 'too-large']
])('refuses %j: %s', (typed, problem) => {
	expect(parseCm(typed)).toEqual({ ok: false, problem });
});

test('reads back the length that a form shows, in every language', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: lengthLimits.minMm, max: lengthLimits.maxMm }),
			fc.constantFrom('de', 'en', 'ar', 'fa', 'fr', 'ru'),
			(mm, locale) => {
				expect(parseCm(cmText(mm, locale))).toEqual({ ok: true, mm });
			}
		)
	);
});

test('returns whole millimetres within the limits, or a problem, for any text', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
			const parsed = parseCm(typed);
			if (parsed.ok) expect(Number.isInteger(parsed.mm) && parsed.mm >= 1 && parsed.mm <= 100_000).toBe(true);
		})
	);
});

test('form fields return millimetres, null for an empty optional field, or the problem as message', () => {
	expect(cmField().parse('84,1')).toBe(841);
	expect(cmField({ minMm: 0, maxMm: 500 }).parse('0')).toBe(0);
	expect(cmField().safeParse('').error?.issues[0]?.message).toBe('empty');
	expect(optionalCmField().parse('  ')).toBeNull();
	expect(optionalCmField().parse('3')).toBe(30);
	expect(optionalCmField().safeParse('x').success).toBe(false);
});

describe('captions', () => {
	test.each([
		[841, 594, null, 'de', '84,1 × 59,4 cm'],
		[841, 594, null, 'en', '84.1 × 59.4 cm'],
		[1200, 800, null, 'de', '120 × 80 cm'],
		[1200, 800, 35, 'de', '120 × 80 × 3,5 cm'],
		[841, 594, null, 'ar', '84.1 × 59.4 سم']
	])('writes %i × %i × %s mm in %s as %s', (height, width, depth, locale, text) => {
		expect(formatSize(height, width, depth, locale)).toBe(text);
	});
	test('writes a single length', () => {
		expect(formatLength(1450, 'de')).toBe('145 cm');
		expect(formatLength(325, 'en')).toBe('32.5 cm');
	});
});
