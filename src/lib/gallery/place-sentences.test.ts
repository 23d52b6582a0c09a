import { expect, test } from 'vitest';
import { placeSentences } from './place-sentences.ts';
import { presentWork } from './present.ts';
import { workRow } from './rows.example.ts';

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

test('a wall in words, from left to right', () => {
	expect(placeSentences({ placements }, 'de').map(({ number, sentence }) => [number, sentence])).toEqual([
		[9, 'Nummer 9, erstes von links, 20 cm vom linken Rand der Wand, Mitte auf 145 cm.'],
		[3, 'Nummer 3, zweites von links, 50 cm rechts von Nummer 9, Mitte auf 145 cm.'],
		[4, 'Nummer 4, drittes von links, 32 cm rechts von Nummer 3, Mitte auf 145 cm.']
	]);
	expect(placeSentences({ placements }, 'en')[2]?.sentence).toBe(
		'Number 4, third from the left, 32 cm to the right of number 3, middle at 145 cm.'
	);
});

test('parts and works above one another', () => {
	const parts = [box(1, 500, 1000, 600, 400, 1), box(1, 520, 1500, 600, 400, 2)];
	expect(placeSentences({ placements: parts }, 'de')[1]?.sentence).toBe(
		'Nummer 1, Teil 2, zweites von links, 10 cm über Nummer 1, Teil 1, Mitte auf 170 cm.'
	);
});
