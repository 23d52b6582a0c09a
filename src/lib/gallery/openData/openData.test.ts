import { expect, test } from 'vitest';
import { bestForAnybody, openShow, openShowWithWalls } from './openData.ts';
import { showRows, workRow } from '../read/rows.example.ts';

test('lists a show with its walls in whole millimetres', () => {
	expect(openShowWithWalls(showRows, '2026-05-10', 'https://walls.example')).toEqual({
		slug: 'anderswo',
		title: { de: 'Anderswo', en: 'Elsewhere' },
		from: '2026-05-01',
		to: '2026-06-01',
		when: 'current',
		walls: [
			{
				code: 'A',
				room: { de: 'Flur' },
				widthMm: 6000,
				heightMm: 2800,
				centreLineMm: 1450,
				colour: '#203040',
				blocked: [{ xMm: 5000, yMm: 0, widthMm: 900, heightMm: 2050, reason: 'door' }],
				placements: [
					{
						number: 1,
						artworkId: 'a1',
						artist: { ar: 'ليلى', de: 'Leyla' },
						title: { de: 'Fluss' },
						part: null,
						xMm: 300,
						yMm: 1100,
						widthMm: 500,
						heightMm: 700,
						image: { src: 'https://walls.example/media/jpeg-1600.jpg', width: 1600, height: 2240, alt: { de: 'Ein Fluss' } },
						withheld: false
					},
					{
						number: 2,
						artworkId: 'a2',
						artist: null,
						title: null,
						part: 1,
						xMm: 1200,
						yMm: 1200,
						widthMm: 400,
						heightMm: 500,
						image: null,
						withheld: true
					},
					{
						number: 2,
						artworkId: 'a2',
						artist: null,
						title: null,
						part: 2,
						xMm: 1700,
						yMm: 1200,
						widthMm: 400,
						heightMm: 500,
						image: null,
						withheld: true
					}
				]
			}
		],
		elsewhere: [
			{
				number: 3,
				artworkId: 'a3',
				artist: { de: 'Leyla' },
				title: { de: 'Ohne Titel', en: 'Untitled', ar: 'بدون عنوان' },
				part: null,
				widthMm: 300,
				heightMm: 300,
				image: null,
				withheld: false
			}
		]
	});
});

test.each([
	['2026-04-30', 'upcoming'],
	['2026-05-01', 'current'],
	['2026-06-01', 'current'],
	['2026-06-02', 'past']
])('openShow on %s: the show is %s', (today, expected) => {
	expect(openShow(showRows.show, today).when).toBe(expected);
});

test('withholds a work without the consent for machines, although it is on the website', () => {
	const works = [{ ...workRow(1), machines: false }];
	const [placement] = openShowWithWalls({ ...showRows, works }, '2026-05-10', '').walls[0]!.placements;
	expect(placement).toMatchObject({ number: 1, artist: null, title: null, image: null, withheld: true, xMm: 300, widthMm: 500 });
});

test('bestForAnybody returns the widest JPEG up to 2000 px, else the widest other file', () => {
	const file = (format: string, width: number) => ({ format, width, height: width, name: `${format}-${width}` });
	expect(bestForAnybody([file('jpeg', 800), file('avif', 1600), file('jpeg', 1600), file('jpeg', 2800)])?.name).toBe('jpeg-1600');
	expect(bestForAnybody([file('avif', 1600)])?.name).toBe('avif-1600');
	expect(bestForAnybody([file('jpeg', 2800)])).toBeNull();
});
