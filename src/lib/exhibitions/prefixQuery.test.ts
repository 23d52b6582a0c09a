import { expect, test } from 'vitest';
import { prefixQueries } from './prefixQuery.ts';

test.each([
	['', null],
	[' … ', null],
	['42', ["'42':*"]],
	['öl', ["'öl':* | 'Öl':* | 'ÖL':*"]],
	["a'b", ["'a':* | 'A':*", "'b':* | 'B':*"]],
	['بيت', ["'بيت':*"]]
])('%j is asked as %j', (words, queries) => {
	expect(prefixQueries(words)).toEqual(queries);
});
