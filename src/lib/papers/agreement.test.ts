import { expect, test } from 'vitest';
import { m } from '#lib/shared/paraglide/messages.js';
import { readPdf } from '../../../tests/support/pdf.ts';
import { eurosText, parseEuros } from '#lib/shared/money.ts';
import { agreement, usualTerms } from './agreement.ts';
import { readTerms } from './agreementForm.ts';
import { exampleShow, exampleWork } from './show.example.ts';
import { makePdf } from './typst.server.ts';

const made = new Date('2026-11-23T10:00:00Z');
const [, theirs] = exampleShow.works;
const artist = theirs!.artistId;
const words = (clauses: { text: { t: string }[] }[]) => clauses.map(({ text }) => text[0]!.t).join('\n');

test('sets German beside Arabic, with annexes of values and consents, as PDF/UA', async () => {
	const data = agreement(exampleShow, artist, 'ar', made)!;
	expect(data.clauses).toHaveLength(15);
	for (const { heading, text } of data.clauses)
		expect([heading, text].map((texts) => texts.map(({ lang, dir }) => `${lang} ${dir}`))).toEqual([
			['de ltr', 'ar rtl'],
			['de ltr', 'ar rtl']
		]);
	const pdf = await readPdf((await makePdf('agreement', data, made)).bytes);
	expect(pdf).toMatchObject({ pdfUa: '1', language: 'de' });
	const [works, consents] = pdf.tables;
	expect(works![1]!.slice(2, 4)).toEqual(['52 × 40 cm', '600 €']);
	expect(works![1]![1]).toContain('Auflage: 3/10');
	expect(works![1]![4]).toMatch(/^Verkauf, sonst Rückgabe ./);
	expect(consents![1]!.slice(1).map((cell) => cell.split(' ')[0])).toEqual(['ja', 'ja', 'nein', 'nein', 'nein']);
	for (const word of ['Maßgeblich ist der deutsche Text', 'Unterschrift', 'Fassung 3', 'Samer al-Halabi']) expect(pdf.text).toContain(word);
});

test('states the fee, even if it is 0 euros, and the insurance that was agreed', () => {
	expect(words(agreement(exampleShow, artist, 'de', made)!.clauses)).toContain(
		'Die Vergütung beträgt 0 €, weil die Ausstellung keinen Eintritt kostet'
	);
	const paid = agreement(exampleShow, artist, 'de', made, { feeCents: 15_050, insurance: 'house', capCents: 250_000 })!;
	expect(words(paid.clauses)).toContain('Das Haus zahlt 150,50 €.');
	expect(words(paid.clauses)).toContain('je Werk höchstens mit 2.500 €');
	expect(words(agreement(exampleShow, artist, 'de', made, usualTerms)!.clauses)).toContain('Das Haus hat die Werke nicht versichert.');
});

test('the list of works has the insurance value and the plan after the show of every work', async () => {
	const wishes = ['back', 'sale', 'donation', null] as const;
	const works = wishes.map((afterwards, i) =>
		exampleWork(1, { number: i + 1, afterwards, insuranceCents: i === 0 ? null : i * 12_550, edition: i === 2 ? 'Unikat' : null })
	);
	const data = agreement({ ...exampleShow, works }, works[0]!.artistId, 'en', made, usualTerms, 1)!;
	const [annex] = (await readPdf((await makePdf('agreement', data, made)).bytes)).tables;
	expect(annex!.map((row) => [row[0], ...row.slice(3)])).toEqual([
		['Nr. No.', 'Versicherungswert Insurance value', 'Nach der Ausstellung After the exhibition'],
		['1', '–', 'Rückgabe return'],
		['2', '125,50 €', 'Verkauf, sonst Rückgabe sale, otherwise return'],
		['3', '251 €', 'Schenkung donation'],
		['4', '376,50 €', '–']
	]);
	expect(annex!.map((row) => row[1]!.includes('Auflage: Unikat'))).toEqual([false, false, false, true, false]);
});

test('other owners of works sign, too, with the numbers of their works', async () => {
	const works = [null, 'Sammlung Nord', null, 'Sammlung Nord'].map((owner, i) => exampleWork(1, { number: i + 1, owner }));
	const data = agreement({ ...exampleShow, works }, works[0]!.artistId, 'en', made)!;
	expect(data.signatures.map(([german]) => german!.t)).toEqual([
		'Für das Haus: Ort, Datum, Unterschrift',
		'Sie: Ort, Datum, Unterschrift',
		'Wem Nr. 2, 4 gehört, Sammlung Nord: Ort, Datum, Unterschrift'
	]);
	const { text } = await readPdf((await makePdf('agreement', data, made)).bytes);
	expect(text).toContain('Owner of no. 2, 4, Sammlung Nord');
});

test('names a pseudonym as such, and returns null for an artist without works', () => {
	const show = { ...exampleShow, works: [exampleWork(1, { safeMode: true })] };
	expect(words(agreement(show, exampleWork(1).artistId, 'de', made)!.clauses)).toContain('Das ist ein Pseudonym');
	expect(agreement(show, artist, 'de', made)).toBeNull();
});

test('an annex changes an agreement after it was signed', () => {
	const annex = agreement(exampleShow, artist, 'en', made, usualTerms, 2)!;
	expect(annex.title).toBe(
		'Nachtrag 2 zum Ausstellungsvertrag · Annex 2 to the loan agreement – سامر الحلبي / Samer al-Halabi – Anderswo zuhause'
	);
	expect(words(annex.clauses)).toContain('Dieser Nachtrag ersetzt die Anlagen');
});

test('the house rules are the same as in the submission form', () => {
	for (const locale of ['de', 'en'] as const)
		expect(
			[m.papers_rule_1, m.papers_rule_2, m.papers_rule_3, m.papers_rule_4, m.papers_rule_5, m.papers_rule_6].map((rule) =>
				rule({}, { locale })
			)
		).toEqual(
			[
				m.calls_offer_rule_1,
				m.calls_offer_rule_2,
				m.calls_offer_rule_3,
				m.calls_offer_rule_4,
				m.calls_offer_rule_5,
				m.calls_offer_rule_6
			].map((rule) => rule({}, { locale }))
		);
});

test.each([
	['150', 15_000],
	['150,5', 15_050],
	['1.200,00 €', 120_000],
	['12.50', 1250],
	['', null],
	['viel', 'invalid'],
	['-3', 'invalid']
])('parses %j euros as %j cents', (typed, cents) => expect(parseEuros(typed)).toBe(cents));

test('reads the terms, or returns the typed values if they are wrong', () => {
	const form = (fields: Record<string, string>) => {
		const data = new FormData();
		for (const [name, value] of Object.entries(fields)) data.append(name, value);
		return readTerms(data);
	};
	expect(form({})).toEqual({ ok: true, terms: usualTerms });
	expect(form({ fee: '80', insurance: 'house', cap: '900' })).toEqual({
		ok: true,
		terms: { feeCents: 8000, insurance: 'house', capCents: 90_000 }
	});
	expect(form({ fee: 'x', insurance: 'none', cap: '' })).toEqual({ ok: false, values: { fee: 'x', insurance: 'none', cap: '' } });
	expect(form({ insurance: 'house', cap: '' })).toMatchObject({ ok: false });
	expect([eurosText(15_050), eurosText(0), eurosText(null)]).toEqual(['150,50', '0', '']);
});
