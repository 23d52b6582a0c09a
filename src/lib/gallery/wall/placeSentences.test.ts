import { expect, test } from 'vitest';
import { placeSentences } from './placeSentences.ts';
import { presentWork } from '../read/present.ts';
import { workRow } from '../read/rows.example.ts';

const box = (number: number, xMm: number, yMm: number, widthMm = 600, heightMm = 900, part: number | null = null) => ({
	number,
	part,
	xMm,
	yMm,
	widthMm,
	heightMm,
	innerWidthMm: null,
	innerHeightMm: null,
	work: presentWork(workRow(number), 'de')
});
const placements = [box(4, 2220, 1000), box(3, 1300, 1000), box(9, 200, 1000)];
const sentencesOf = (placements: ReturnType<typeof box>[], locale: 'de' | 'en' = 'de', widthMm = 4000) =>
	placeSentences({ placements, widthMm }, locale).map(({ sentence }) => sentence);

test('describes a wall from left to right, in German and English', () => {
	expect(placeSentences({ placements, widthMm: 4000 }, 'de').map(({ number, sentence }) => [number, sentence])).toEqual([
		[9, 'Nummer 9, erstes von links, 20 cm vom linken Rand der Wand, Mitte auf 145 cm.'],
		[3, 'Nummer 3, zweites von links, 50 cm rechts von Nummer 9, Mitte auf 145 cm.'],
		[4, 'Nummer 4, drittes von links, 32 cm rechts von Nummer 3, Mitte auf 145 cm. Bis zum rechten Rand der Wand bleiben 118 cm.']
	]);
	expect(sentencesOf(placements, 'en')).toEqual([
		'Number 9, first from the left, 20 cm from the left edge of the wall, middle at 145 cm.',
		'Number 3, second from the left, 50 cm to the right of number 9, middle at 145 cm.',
		'Number 4, third from the left, 32 cm to the right of number 3, middle at 145 cm. From there to the right edge of the wall: 118 cm.'
	]);
	// A measured placement may reach beyond the wall; then the remaining distance is left out.
	expect(sentencesOf(placements, 'de', 2800).at(-1)).toMatch(/Mitte auf 145 cm\.$/);
});

test('describes the only work of a wall without an ordinal', () => {
	expect(sentencesOf([box(4, 1234, 1000, 400, 300)])).toEqual([
		'Nummer 4, einziges Werk an dieser Wand, 123,4 cm vom linken Rand der Wand, Mitte auf 115 cm. Bis zum rechten Rand der Wand bleiben 236,6 cm.'
	]);
	expect(sentencesOf([box(4, 1234, 1000, 400, 300)], 'en')[0]).toMatch(
		/^Number 4, the only work on this wall, 123\.4 cm from the left edge/
	);
});

test('gives works that hang above each other the same ordinal', () => {
	expect(sentencesOf([box(1, 200, 1000), box(2, 1000, 800, 600, 400), box(3, 1000, 1300, 600, 400), box(4, 1900, 1000)])).toEqual([
		'Nummer 1, erstes von links, 20 cm vom linken Rand der Wand, Mitte auf 145 cm.',
		'Nummer 3, zweites von links, 20 cm rechts von Nummer 1, Mitte auf 150 cm.',
		'Nummer 2, zweites von links, 10 cm unter Nummer 3, Mitte auf 100 cm.',
		'Nummer 4, drittes von links, 30 cm rechts von Nummer 2, Mitte auf 145 cm. Bis zum rechten Rand der Wand bleiben 150 cm.'
	]);
});

test('counts the parts of a work once', () => {
	const parts = [box(1, 500, 1000, 600, 400, 1), box(1, 520, 1500, 600, 400, 2), box(1, 1150, 1000, 600, 400, 3), box(2, 2000, 1000)];
	expect(sentencesOf(parts)).toEqual([
		'Nummer 1, Teil 1, erstes von links, 50 cm vom linken Rand der Wand, Mitte auf 120 cm.',
		'Nummer 1, Teil 2, 10 cm über Nummer 1, Teil 1, Mitte auf 170 cm.',
		'Nummer 1, Teil 3, 3 cm rechts von Nummer 1, Teil 2, Mitte auf 120 cm.',
		'Nummer 2, zweites von links, 25 cm rechts von Nummer 1, Teil 3, Mitte auf 145 cm. Bis zum rechten Rand der Wand bleiben 140 cm.'
	]);
});

test('writes ordinals beyond ten as numbers, in the style of the language', () => {
	const many = Array.from({ length: 23 }, (_, i) => box(i + 1, i * 100, 1000, 50, 50));
	const ordinals = (locale: 'de' | 'en') => sentencesOf(many, locale).map((sentence) => sentence.split(', ')[1]);
	expect(ordinals('en').slice(9)).toEqual([
		...['tenth', '11th', '12th', '13th', '14th', '15th', '16th', '17th', '18th', '19th', '20th', '21st', '22nd', '23rd'].map(
			(ordinal) => `${ordinal} from the left`
		)
	]);
	expect(ordinals('de')[20]).toBe('21. von links');
});
