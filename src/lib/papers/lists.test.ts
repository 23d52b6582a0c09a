import { expect, test } from 'vitest';
import { readPdf } from '../../../tests/support/pdf.ts';
import { compose, groundsOf } from './compose.ts';
import { priceList, worksList } from './lists.ts';
import { groundsText, languagesOf, paperAskSchema, paperKinds, paperLanguageFor } from './paper.ts';
import { exampleShow } from './show.example.ts';
import { makePdf } from './typst.server.ts';

const made = new Date('2026-11-23T10:00:00Z');

test('the price list has a row for each work, with a price, "not for sale" or "on request"', async () => {
	const pdf = await readPdf((await makePdf('list', priceList(exampleShow, 'en', made)!, made)).bytes);
	expect(pdf).toMatchObject({ pdfUa: '1', language: 'de', title: 'Preisliste · Price list – Anderswo zuhause' });
	expect(pdf.tables[0]!.map((row) => row.at(-1))).toEqual(['Preis Price', 'unverkäuflich not for sale', '480 €', 'auf Anfrage on request']);
	expect(pdf.tables[0]!.map(([number]) => number)).toEqual(['Nr. No.', '1', '2', '3']);
	// The edition is one of the facts, in each of their languages.
	expect(pdf.tables[0]![2]![2]).toMatch(/Auflage: 3\/10/);
	expect(pdf.tables[0]![1]![2]).not.toMatch(/Auflage|edition/);
	expect(pdf.tables[0]![1]!.slice(1, 3)).toEqual(['Lea Ram', 'Abend über der Weißen Elster 2024, Öl auf Leinwand, 80 × 60 cm']);
});

test('the list of works has outer sizes and walls, but no prices', async () => {
	const pdf = await readPdf((await makePdf('list', worksList(exampleShow, 'de', made)!, made)).bytes);
	expect(pdf.tables[0]!.slice(1).map((row) => row.slice(3))).toEqual([
		['86 × 66 cm', 'Wand A, Flur'],
		['52 × 40 cm', 'Wand A, Flur'],
		['120 × 90 cm', 'Wand A, Flur']
	]);
	expect(pdf.tables[0]!.slice(1).map((row) => /Auflage: (\S+)/.exec(row[2]!)?.[1])).toEqual([undefined, '3/10', undefined]);
	expect(pdf.text).not.toMatch(/€|480/);
});

test('every kind of paper in each of its languages is a PDF/UA with version and language', { timeout: 60_000 }, async () => {
	for (const kind of paperKinds)
		for (const language of languagesOf(kind)) {
			const ask = paperAskSchema.parse({
				kind,
				language,
				wall: kind === 'hang-sheet' ? 1 : null,
				artist: kind === 'agreement' || kind === 'condition' ? exampleShow.works[1]!.artistId : null
			});
			const composed = compose(exampleShow, ask, { made, addressOf: (code) => `https://example.org/w/${code}` })!;
			const pdf = await readPdf((await makePdf(composed.template, composed.data, made)).bytes);
			expect([kind, pdf.pdfUa, pdf.language, pdf.title]).toEqual([kind, '1', composed.data.lang, composed.data.title]);
			expect(pdf.text).toMatch(/Fassung 3|Version 3/);
		}
});

test('the grounds of a paper are version, revisions and measurements; those of an agreement include the consents', () => {
	const of = (show: typeof exampleShow, kind: 'labels' | 'agreement' | 'condition', artist: string | null = null) =>
		groundsText(groundsOf(show), { kind, artist });
	const [first, second] = exampleShow.works;
	const changed = (more: object) => ({ ...exampleShow, works: [{ ...first!, ...more }, ...exampleShow.works.slice(1)] });
	const before = of(exampleShow, 'labels');
	expect(of({ ...exampleShow, hang: { ...exampleShow.hang!, version: 'next' } }, 'labels')).not.toBe(before);
	expect(of(changed({ revision: 'next' }), 'labels')).not.toBe(before);
	expect(of(changed({ measuredAt: '2026-11-23' }), 'labels')).not.toBe(before);
	const agreed = changed({ consents: { ...first!.consents, archive: true } });
	expect(of(agreed, 'labels')).toBe(before);
	expect(of(agreed, 'agreement', first!.artistId)).not.toBe(of(exampleShow, 'agreement', first!.artistId));
	const seen = changed({ conditions: [{ moment: 'arrival', state: 'marks', note: '', photos: [] }] });
	expect(of(seen, 'labels')).toBe(before);
	expect(of(seen, 'condition', first!.artistId)).not.toBe(of(exampleShow, 'condition', first!.artistId));
	// The consents for other artists' works don't matter.
	expect(of(agreed, 'agreement', second!.artistId)).toBe(of(exampleShow, 'agreement', second!.artistId));
});

test('chooses the language beside German, and refuses languages that a paper doesn’t have', () => {
	expect(['ar', 'de', 'en', 'fa', 'vi', null].map(paperLanguageFor)).toEqual(['ar', 'de', 'en', 'en', 'en', 'de']);
	expect(paperAskSchema.safeParse({ kind: 'labels', language: 'ar' }).success).toBe(false);
	expect(paperAskSchema.safeParse({ kind: 'agreement', language: 'ar' }).success).toBe(false);
	expect(paperAskSchema.safeParse({ kind: 'hang-sheet', language: 'en', wall: '3' }).success).toBe(true);
});
