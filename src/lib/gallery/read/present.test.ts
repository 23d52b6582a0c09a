import { describe, expect, test } from 'vitest';
import { originalFirst, presentCredits, presentElsewhere, presentPicture, presentWalls, presentWork } from './present.ts';
import { hiddenRow, showRows, workRow } from './rows.example.ts';

test('presents a wall from left to right, with a withheld work as a box and a number', () => {
	const [wall] = presentWalls(showRows, 'de');
	expect(wall).toMatchObject({ code: 'A', widthMm: 6000, heightMm: 2800, colour: '#203040', room: { text: 'Flur', lang: 'de' } });
	expect(wall?.placements.map(({ number, part, xMm, innerWidthMm, work }) => [number, part, xMm, innerWidthMm, work.withheld])).toEqual([
		[1, null, 300, 440, false],
		[2, 1, 1200, null, true],
		[2, 2, 1700, null, true]
	]);
	expect(presentElsewhere(showRows, 'de').map(({ number }) => number)).toEqual([3]);
});

test('leaves out an empty wall', () => {
	const empty = { ...showRows.walls[0]!, hang_wall_id: 8, code: 'B' };
	expect(presentWalls({ ...showRows, walls: [empty, ...showRows.walls] }, 'de').map(({ code }) => code)).toEqual(['A']);
});

test('presents a work in the reader’s language, each text with its own direction', () => {
	expect(presentWork(workRow(1), 'ar')).toMatchObject({
		caption: { artist: { text: 'ليلى', lang: 'ar', dir: 'rtl' }, title: { text: 'Fluss', lang: 'de', dir: 'ltr' } },
		widthMm: 440,
		heightMm: 640
	});
	expect(presentWork(workRow(1), 'de').caption).toMatchObject({ year: '2020–2021', size: '64 × 44 cm', number: 1 });
});

test('reveals nothing of a withheld work but its id and number', () => {
	expect(presentWork(hiddenRow(2), 'de')).toEqual({
		artworkId: 'a2',
		number: 2,
		caption: { artist: null, title: null, untitled: false, year: null, technique: null, size: null, number: 2 },
		artistSlug: null,
		widthMm: null,
		heightMm: null,
		image: null,
		withheld: true
	});
});

test('leaves out files wider than 2000 px, and returns null for a picture without files', () => {
	const image = workRow(1).image!;
	const name = { text: 'Landschaft', lang: 'de', dir: 'ltr' as const };
	const files = [...image.files!, { format: 'jpeg', width: 3000, height: 4200, name: 'jpeg-3000' }];
	expect(presentPicture({ ...image, files }, name, 'de')?.variants.map(({ src }) => src)).toEqual([
		'/media/avif-800.avif',
		'/media/jpeg-800.jpg',
		'/media/avif-1600.avif',
		'/media/jpeg-1600.jpg'
	]);
	expect(presentPicture({ ...image, files: null }, name, 'de')).toBeNull();
	expect(presentPicture({ ...image, alt: {} }, name, 'de')?.alt).toEqual(name);
});

test('lists each credit once, with the numbers of its works', () => {
	const photo = { ...workRow(2).image!, credit: 'Foto: A' };
	expect(presentCredits([{ ...workRow(1), credit: 'CC0' }, { ...workRow(2), credit: 'CC0', image: photo }, hiddenRow(3)])).toEqual([
		{ numbers: [1, 2], credit: 'CC0' },
		{ numbers: [2], credit: 'Foto: A' }
	]);
});

describe('originalFirst', () => {
	const by = (by: 'author' | 'translator', t: string) => ({ t, by });
	const shown = (texts: Parameters<typeof originalFirst>[0], locale: string, original?: string) =>
		originalFirst(texts, locale, original).map(({ text, dir }) => [text, dir]);
	test.each([
		[
			'a text translated for this reader',
			{ de: by('translator', 'Fluss'), ar: by('author', 'نهر') },
			'de',
			undefined,
			[
				['نهر', 'rtl'],
				['Fluss', 'ltr']
			]
		],
		['a text without a translation', { ar: by('author', 'نهر') }, 'de', undefined, [['نهر', 'rtl']]],
		['a reader of the original language', { de: by('translator', 'Fluss'), ar: by('author', 'نهر') }, 'ar', undefined, [['نهر', 'rtl']]],
		[
			'a text written in two languages by an author who writes Arabic',
			{ de: by('author', 'Fluss'), ar: by('author', 'نهر') },
			'de',
			'ar',
			[
				['نهر', 'rtl'],
				['Fluss', 'ltr']
			]
		],
		['a text written in two languages', { de: by('author', 'Fluss'), en: by('author', 'River') }, 'en', undefined, [['River', 'ltr']]],
		['no text at all', {}, 'de', 'ar', []]
	] as const)('orders %s', (_case, texts, locale, original, wanted) => expect(shown(texts, locale, original)).toEqual(wanted));
});
