import { expect, test } from 'vitest';
import { byLetter, initialOf } from './alphabet.ts';

test.each([
	['Édouard', 'E'],
	['öz', 'O'],
	['ليلى', 'ل'],
	['Чехов', 'Ч'],
	['Ñandú', 'N'],
	['„Zaun“', 'Z'],
	['3 Farben', '#'],
	['❤', '#']
])('%s stands under %s', (name, letter) => expect(initialOf(name)).toBe(letter));

test('Latin names first, other scripts after them', () => {
	const letters = byLetter(['Чехов', 'Özil', 'Anna', 'Oda', 'ليلى', 'äpfel'], (name) => name, 'de');
	expect(letters).toEqual([
		{ letter: 'A', entries: ['Anna', 'äpfel'] },
		{ letter: 'O', entries: ['Oda', 'Özil'] },
		{ letter: 'Ч', entries: ['Чехов'] },
		{ letter: 'ل', entries: ['ليلى'] }
	]);
});
