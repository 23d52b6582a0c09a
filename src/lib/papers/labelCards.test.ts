import { expect, test } from 'vitest';
import { sampledStrings } from '../../../tests/support/naughtyStrings.ts';
import { readPdf } from '../../../tests/support/pdf.ts';
import { cardsOf, labelSheets, qrOf } from './labelCards.ts';
import { exampleShow, exampleWork, text } from './show.example.ts';
import type { PaperWork } from './show.ts';
import { makePdf } from './typst.server.ts';

const made = new Date('2026-11-23T10:00:00Z');
const at = (code: string) => `https://example.org/w/${code}`;

test('makes cards for three layers, each in its own language and direction, without a price', () => {
	const cards = cardsOf(exampleShow.works[1]!, at);
	expect(cards.map(({ layer }) => layer)).toEqual(['caption', 'text', 'text', 'plain']);
	const [caption, arabic, german] = cards;
	expect(caption).toMatchObject({
		number: 'Nr. 2',
		address: 'example.org/w/K7RW2M9X',
		blocks: [
			{ dir: 'rtl', artist: { t: 'سامر الحلبي', dir: 'rtl' }, titles: [{ t: '«ذاكرة البيت القديم»', italic: false }] },
			{ dir: 'ltr', artist: { t: 'Samer al-Halabi' }, titles: [{ t: 'Erinnerung an das alte Haus', italic: true }, { lang: 'en' }] }
		]
	});
	expect(arabic).toMatchObject({ number: 'رقم 2', text: { lang: 'ar', dir: 'rtl' } });
	expect(german).toMatchObject({ text: { lang: 'de', dir: 'ltr' } });
	expect(JSON.stringify(cards)).not.toMatch(/480|€/);
});

test('prints label texts and plain-language texts completely, even long ones', { timeout: 60_000 }, async () => {
	const spaced = (words: string) => words.replace(/\s+/g, ' ').trim();
	const [, second] = exampleShow.works;
	const long = Array.from({ length: 75 }, (_, i) => `Wort${i + 1}`).join(' ');
	const own = exampleWork(1, { labelText: text(long), plainText: text('Das Bild zeigt einen Fluss am Abend.') });
	for (const kind of ['labels', 'labels-large'] as const) {
		const pdf = await readPdf((await makePdf(kind, labelSheets(show([own, second!]), kind, made, at)!, made)).bytes);
		const printed = spaced(pdf.text);
		for (const texts of [own.labelText, own.plainText, { de: second!.labelText.de! }, second!.plainText])
			for (const { t } of Object.values(texts)) expect(printed).toContain(spaced(t));
		// The sheets are in German; texts in another language are marked with it.
		expect(pdf.languages).toContain('ar');
		expect(printed).not.toMatch(/480|600|€/);
	}
});

test('the modules of a QR code of 22 mm are larger than half a millimetre', () => {
	const modules = qrOf(at('K7RW2M9X'));
	expect(modules).toHaveLength(modules[0]!.length);
	// Any phone reads modules of this size at arm's length.
	expect(22 / modules.length).toBeGreaterThan(0.5);
});

test('leaves out the name of an artist who has hidden everything, and calls a work without a title untitled', () => {
	const [hidden] = cardsOf(exampleWork(1, { hidden: true }), at);
	expect(JSON.stringify(hidden)).not.toContain('Lea');
	const [untitled] = cardsOf(exampleWork(1, { title: {}, untitled: true, technique: {}, year: null }), at);
	expect(untitled).toMatchObject({ blocks: [{ titles: [{ t: 'Ohne Titel' }], lines: [{ t: '80 × 60 cm' }] }] });
});

const naughty = sampledStrings.filter((one) => one.trim() !== '');
const show = (works: PaperWork[]) => ({ ...exampleShow, works });
/** The letters, digits and symbols of a text after normalisation, without spaces, control characters and invisible marks. */
const lettersOf = (words: string): Set<string> =>
	new Set(
		[...words.normalize('NFKD')].filter(
			(letter) => /[\p{Letter}\p{Number}\p{Symbol}]/u.test(letter) && !/\p{Script=Arabic}|\p{Default_Ignorable_Code_Point}/u.test(letter)
		)
	);

test('prints every naughty string as a title, as PDF/UA, without losing a letter', { timeout: 120_000 }, async () => {
	for (let i = 0; i < naughty.length; i += 40) {
		const some = naughty.slice(i, i + 40);
		const works = some.map((title, n) => exampleWork(n, { id: String(n), number: n + 1, title: text(title), artist: text(title) }));
		const { bytes } = await makePdf('labels', labelSheets(show(works), 'labels', made, at)!, made);
		const pdf = await readPdf(bytes);
		expect(pdf.pdfUa).toBe('1');
		const printed = lettersOf(pdf.text);
		for (const title of some) {
			const lost = [...lettersOf(title)].filter((letter) => !printed.has(letter));
			expect([title, lost]).toEqual([title, []]);
		}
	}
});

test('prints a hostile title of the show literally', { timeout: 60_000 }, async () => {
	for (const title of ['#eval("1+1") *b* $x$ \\u{41} <a>', '"; DROP TABLE--', '田中さん 👩🏽', '‫test‫ טקסט', '\t\u000b x']) {
		const sheets = labelSheets({ ...exampleShow, title: text(title) }, 'labels', made, at)!;
		const pdf = await readPdf((await makePdf('labels', sheets, made)).bytes);
		// eslint-disable-next-line no-control-regex
		expect(pdf.title).toBe(`Wandlabels – ${title.replace(/[\u0000-\u001f]/g, ' ')}`);
	}
});

test('prints a box with the letter as alternative text if no font has the letter', async () => {
	const works = [exampleWork(1, { title: text('Pferd \u{10FFFD}') })];
	const pdf = await readPdf((await makePdf('labels', labelSheets(show(works), 'labels', made, at)!, made)).bytes);
	expect(pdf.text).toContain('Pferd');
	expect(pdf.alts).toContain('\u{10FFFD}');
});
