import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteRange } from './range.ts';

// The examples of RFC 9110, 14.1.2, for a representation of 10000 bytes, and headers that are not a single byte range.
test.each([
	['bytes=0-499', { start: 0, end: 499 }],
	['bytes=500-999', { start: 500, end: 999 }],
	['bytes=-500', { start: 9500, end: 9999 }],
	['bytes=9500-', { start: 9500, end: 9999 }],
	['bytes=0-0', { start: 0, end: 0 }],
	['bytes=9000-20000', { start: 9000, end: 9999 }],
	['bytes=-20000', { start: 0, end: 9999 }],
	['bytes=10000-', 'outside'],
	['bytes=-0', 'outside'],
	['bytes=5-4', 'whole'],
	['bytes=0-0,-1', 'whole'],
	['items=0-4', 'whole'],
	['bytes=-', 'whole'],
	['', 'whole'],
	[null, 'whole']
] as const)('reads the header %j as %j', (header, expected) => {
	expect(byteRange(header, 10_000)).toEqual(expected);
});

test('a range never exceeds the file', () => {
	const number = fc.option(fc.nat({ max: 300 }), { nil: '' });
	fc.assert(
		fc.property(number, number, fc.integer({ min: 1, max: 200 }), (first, last, size) => {
			const range = byteRange(`bytes=${first}-${last}`, size);
			if (typeof range === 'string') return;
			expect([range.start >= 0, range.start <= range.end, range.end < size]).toEqual([true, true, true]);
		})
	);
});
