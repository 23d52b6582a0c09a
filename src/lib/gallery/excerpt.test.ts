import { expect, test } from 'vitest';
import { excerpt } from './excerpt.ts';

test.each([
	['Ein Satz.', 'Ein Satz.'],
	[' Zwei\n\nZeilen ', 'Zwei Zeilen'],
	['eins zwei, drei vier', 'eins zwei …'],
	['einsundzwanzigtausend', 'einsundzwanz …']
])('cuts %j to %j', (text, expected) => {
	expect(excerpt(text, 12)).toBe(expected);
});
