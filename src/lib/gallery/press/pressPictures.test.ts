import { expect, test } from 'vitest';
import { presentPress } from './pressPictures.ts';
import { hiddenRow, workRow } from '../read/rows.example.ts';

const texts = (t: string, lang = 'de') => ({ [lang]: { t, by: 'author' as const } });
const file = (format: string, width: number, height: number) => ({ format, width, height, name: `${format}-${width}` });

test('lists only works with the consent for the press, with the largest public sRGB file', () => {
	const large = workRow(1);
	large.image = {
		...large.image!,
		files: [...large.image!.files!, file('webp', 1429, 2000), file('webp', 4000, 5600), file('avif', 1429, 2000)]
	};
	const rows = [large, workRow(2), hiddenRow(3), { ...workRow(4), image: null }];
	const found = presentPress(rows, new Set([1, 3, 4]), 'de');
	expect(found.map(({ work, file: { name }, width }) => [work.number, name, width])).toEqual([[1, 'webp-1429', 1429]]);
});

test('names a file after its work, and credits the artist and the photograph', () => {
	const arabic = { ...workRow(7), artist_name: texts('ليلى', 'ar'), title: texts('نهر', 'ar'), credit: 'Foto: Ada', year_from: null };
	const found = presentPress([{ ...workRow(2), title: texts('Über "Brücken"/..') }, arabic], new Set([2, 7]), 'de');
	expect(found.map(({ fileName }) => fileName)).toEqual(['2-leyla-ueber-bruecken.jpg', '7-werk.jpg']);
	expect(found.map(({ credit }) => credit)).toEqual(['Leyla, Über "Brücken"/.., 2020–2021', 'ليلى, نهر. Foto: Ada']);
});
