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
])('lists %s under %s', (name, letter) => expect(initialOf(name)).toBe(letter));

test('groups names by their first letter, Latin letters before other scripts', () => {
	const letters = byLetter(['Чехов', 'Özil', 'Anna', 'Oda', 'ليلى', 'äpfel'], (name) => name, 'de');
	expect(letters).toEqual([
		{ letter: 'A', entries: ['Anna', 'äpfel'] },
		{ letter: 'O', entries: ['Oda', 'Özil'] },
		{ letter: 'Ч', entries: ['Чехов'] },
		{ letter: 'ل', entries: ['ليلى'] }
	]);
});
