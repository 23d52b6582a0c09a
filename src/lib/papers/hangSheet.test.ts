import { expect, test } from 'vitest';
import { readPdf } from '../../../tests/support/pdf.ts';
import { hangSheet, scaleOf } from './hangSheet.ts';
import { exampleShow } from './show.example.ts';
import { makePdf } from './typst.server.ts';

const made = new Date('2026-11-23T10:00:00Z');

test('prints every number of the plan in a table cell', async () => {
	const sheet = hangSheet(exampleShow, 1, 'de', made)!;
	const pdf = await readPdf((await makePdf('hang-sheet', sheet, made)).bytes);
	expect(pdf).toMatchObject({ pdfUa: '1', language: 'de', title: 'Hängeblatt – A – Anderswo zuhause' });
	const [head, ...rows] = pdf.tables[0]!;
	expect(head).toHaveLength(17);
	expect(rows).toHaveLength(exampleShow.hang!.placements.length);
	const cm = (mm: number) => (mm / 10).toFixed(1).replace('.', ',');
	const numbers = ['1', '2.1', '2.2', '3'];
	exampleShow.hang!.placements.forEach(({ xMm, yMm, widthMm, heightMm }, i) => {
		const before = exampleShow.hang!.placements[i - 1];
		const [number, , outer, , left, middleX, gap, bottom, middleY, top] = rows[i]!;
		expect([number, outer]).toEqual([numbers[i], `${heightMm / 10} × ${widthMm / 10}`]);
		expect([left, middleX, bottom, middleY, top]).toEqual(
			[xMm, xMm + Math.floor(widthMm / 2), yMm, yMm + Math.ceil(heightMm / 2), yMm + heightMm].map(cm)
		);
		expect(gap).toBe(cm(before ? xMm - before.xMm - before.widthMm : xMm));
	});
});

test('lists hooks, cords, labels, weights and measured positions', () => {
	const { rows } = hangSheet(exampleShow, 1, 'de', made)!;
	// Top 188 cm less the drop of 6; rail at 270; two eyes 25 cm apart around the middle.
	expect(rows[0]).toMatchObject({ hookHeight: '182,0', hook1: '113,0', hook2: '–', cord: '88,0', label: 'rechts', weight: '3,2 kg' });
	expect(rows[0]).toMatchObject({ done: true, measured: '80,2 / 101,8', hardware: 'Draht' });
	expect(rows[1]).toMatchObject({ hookHeight: '166,5', hook1: '207,5', hook2: '232,5', cord: '103,5', weight: '≈ 1,6 kg', done: false });
	// A sleeve with an unknown drop has to be measured.
	expect(rows[3]).toMatchObject({ hookHeight: 'messen', cord: 'messen', weight: '?' });
});

test('compares the material with the stock, cords in steps of half a metre', () => {
	const { material } = hangSheet(exampleShow, 1, 'de', made)!;
	expect(material.rows).toEqual([
		['Haken', '7', '7', '0'],
		['Seile bis 100 cm', '3', '0', '3'],
		['Seile bis 150 cm', '4', '2', '2'],
		['Stangen bis 100 cm', '1', '0', '1']
	]);
	expect(material.summary).toBe('Es fehlen: 3 Seile zu 100 cm, 2 Seile zu 150 cm, 1 Stange zu 100 cm.');
});

test('the head states version, scale, centre line and origin, and marks a draft', () => {
	const sheet = hangSheet(exampleShow, 1, 'en', made)!;
	expect(sheet.facts.map((fact) => fact.map((word) => word.replace(/\s/g, ' ')))).toEqual([
		['Exhibition dates', '14 November 2026 – 31 January 2027'],
		['Hang', 'Version 3'],
		['Date', '23 November 2026'],
		['Room', 'Flur'],
		['Wall', '600.0 × 280.0 cm (w × h)'],
		['Centre line', '145.0 cm'],
		['Scale', '1 : 40'],
		['Origin', 'bottom left corner of the wall, on the floor']
	]);
	const draft = { ...exampleShow, hang: { ...exampleShow.hang!, state: 'draft' as const } };
	expect(hangSheet(draft, 1, 'de', made)!.version).toBe('Entwurf der Fassung 3');
	expect(hangSheet(exampleShow, 2, 'de', made)).toBeNull();
});

test('the drawing has the same numbers, and its dimension chain adds up to the wall', () => {
	const { drawing } = hangSheet(exampleShow, 1, 'de', made)!;
	expect(drawing.chain.map(({ text }) => text)).toEqual(['80,0', '66,0', '54,0', '40,0', '3,0', '40,0', '67,5', '90,0', '159,5']);
	expect(drawing.chain.at(-1)!.to).toBe(6000);
	expect(drawing.works[0]).toMatchObject({ x: 800, y: 1020, w: 660, h: 860, number: '1' });
});

test.each([
	[{ widthMm: 6000, heightMm: 2800 }, 20, 30],
	[{ widthMm: 6000, heightMm: 2800 }, 3, 40],
	[{ widthMm: 1000, heightMm: 2500 }, 20, 30],
	[{ widthMm: 30_000, heightMm: 4000 }, 20, 150]
])('draws %j with %i works at 1 : %i', (wall, works, scale) => {
	expect(scaleOf(wall, works)).toBe(scale);
});
