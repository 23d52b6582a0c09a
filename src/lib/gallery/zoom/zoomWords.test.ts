import { expect, test } from 'vitest';
import { partOf, wordsFor } from './zoomWords.ts';

const picture = { x: 0, y: 0, width: 1, height: 0.6 };

test.each([
	['the whole picture', { x: -0.5, y: 0, width: 2, height: 0.6 }, 4],
	['the top left', { x: 0, y: 0, width: 0.2, height: 0.1 }, 0],
	['the left', { x: 0, y: 0.25, width: 0.2, height: 0.1 }, 3],
	['the bottom right', { x: 0.9, y: 0.5, width: 0.2, height: 0.2 }, 8],
	['a view beside the picture', { x: 3, y: 3, width: 1, height: 1 }, 8]
])('partOf finds the part for %s', (_case, view, part) => expect(partOf(view, picture)).toBe(part));

test('wordsFor describes the visible part and the zoom', () => {
	const texts = { whole: 'Ganzes Bild', says: 'Ausschnitt {part}, {times}-fach', parts: 'a|b|c|Mitte links|e|f|g|h|i' };
	expect(wordsFor({ times: 3, part: 3, lang: 'de' }, texts)).toBe('Ausschnitt Mitte links, 3-fach');
	expect(wordsFor({ times: 2.56, part: 3, lang: 'de' }, texts)).toBe('Ausschnitt Mitte links, 2,6-fach');
	expect(wordsFor({ times: 12.4, part: 0, lang: 'en' }, texts)).toBe('Ausschnitt a, 12-fach');
	expect(wordsFor({ times: 1, part: 4, lang: 'de' }, texts)).toBe('Ganzes Bild');
});
