import { expect, test } from 'vitest';
import fc from 'fast-check';
import { isSizeRefusal, roundBelow } from './fileLimits.ts';

test.each([
	[53_900_000, 50_000_000],
	[60_000_000, 50_000_000],
	[50_000_001, 50_000_000],
	[50_000_000, 40_000_000],
	[10_000_000, 9_000_000],
	[9_100_000, 9_000_000],
	[1_500_000, 1_000_000]
])('below %i the next round number is %i', (bytes, below) => {
	expect(roundBelow(bytes)).toBe(below);
});

test('a round number is below, and more than half of what it is below', () => {
	fc.assert(
		fc.property(fc.integer({ min: 100, max: 1e9 }), (bytes) => {
			const below = roundBelow(bytes);
			expect(below).toBeLessThan(bytes);
			expect(below).toBeGreaterThanOrEqual(bytes / 2);
			expect(String(below)).toMatch(/^\d0*$/);
		})
	);
});

test.each([
	['the status', { status: 413, statusCode: '413', message: 'Payload too large' }, true],
	['a number in the body of a 400', { status: 400, statusCode: '413', message: 'The object exceeded the maximum allowed size' }, true],
	['a code in the body of a 400', { status: 400, statusCode: 'EntityTooLarge', code: 'EntityTooLarge' }, true],
	['another 400', { status: 400, statusCode: '409', message: 'The resource already exists' }, false],
	['a cut connection', new TypeError('fetch failed'), false],
	['nothing', null, false]
])('tells a refusal for the size from others: %s', (_what, error, expected) => {
	expect(isSizeRefusal(error)).toBe(expected);
});
