import sharp from 'sharp';
import { expect, test } from 'vitest';
import { readPdf } from '../../../tests/support/pdf.ts';
import { compose } from './compose.ts';
import { exampleShow, exampleWork } from './show.example.ts';
import type { PaperPhoto } from './show.ts';
import { makePdf } from './typst.server.ts';

const made = new Date('2026-11-23T10:00:00Z');
const options = { made, addressOf: (code: string) => code };
const photo = (role: PaperPhoto['role']): PaperPhoto => ({
	role,
	file: { bucket: 'pictures', path: `${role}.jpg` },
	width: 64,
	height: 48
});

test('has a page for each work with its photographs, checkboxes and signature lines', async () => {
	const photos = [photo('back'), photo('detail'), photo('front')];
	const work = exampleWork(1, { photos, insuranceCents: 120_000 });
	const composed = compose(
		{ ...exampleShow, works: [work] },
		{ kind: 'condition', language: 'en', wall: null, artist: work.artistId },
		options
	)!;
	expect(composed.photos).toEqual({
		'1-1.jpg': { bucket: 'pictures', path: 'front.jpg' },
		'1-2.jpg': { bucket: 'pictures', path: 'back.jpg' },
		'1-3.jpg': { bucket: 'pictures', path: 'detail.jpg' }
	});
	const jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#a33' } })
		.jpeg()
		.toBuffer();
	const pictures = Object.fromEntries(Object.keys(composed.photos).map((name) => [name, jpeg]));
	const pdf = await readPdf((await makePdf(composed.template, composed.data, made, pictures)).bytes);
	expect(pdf).toMatchObject({ pdfUa: '1', language: 'de', pages: 1 });
	expect(pdf.alts).toEqual(['Nummer 1: Vorderseite', 'Nummer 1: Rückseite', 'Nummer 1: Detail']);
	const rows = pdf.tables[0]!;
	expect(rows[0]).toEqual(['Was What', 'Bei der Übergabe · At handover', 'Bei der Rückgabe · At return']);
	expect(rows.slice(2).map(([what]) => what)).toEqual([
		'Bildfläche · Surface',
		'Kanten und Ecken · Edges and corners',
		'Rahmen und Glas · Frame and glass',
		'Rückseite · Back',
		'Aufhängung · Hanging hardware'
	]);
	for (const word of ['1.200 €', '86 × 66 cm', '3,2 kg', 'Received: date, signature', 'Fassung 3']) expect(pdf.text).toContain(word);
});

test('prints the recorded condition with its photographs, as PDF/UA', async () => {
	const taken = (n: number) => ({ file: { bucket: 'handling', path: `${n}.jpg` }, width: 64, height: 48, at: '2026-11-22T23:30:00Z' });
	const conditions = [
		{ moment: 'arrival' as const, state: 'marks' as const, note: 'Riss unten links', photos: Array.from({ length: 8 }, (_, n) => taken(n)) }
	];
	const work = exampleWork(1, { conditions });
	const ask = { kind: 'condition', language: 'en', wall: null, artist: work.artistId } as const;
	const composed = compose({ ...exampleShow, works: [work] }, ask, options)!;
	// Only the latest six photographs.
	expect(Object.values(composed.photos).map(({ path }) => path)).toEqual(['2.jpg', '3.jpg', '4.jpg', '5.jpg', '6.jpg', '7.jpg']);
	const jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#a33' } })
		.jpeg()
		.toBuffer();
	const pictures = Object.fromEntries(Object.keys(composed.photos).map((name) => [name, jpeg]));
	const pdf = await readPdf((await makePdf(composed.template, composed.data, made, pictures)).bytes);
	expect(pdf.pdfUa).toBe('1');
	expect(pdf.alts).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Nummer 1: Bei der Übergabe ${n}`));
	for (const word of ['At handover', 'Gebrauchsspuren', 'Riss unten links', '23. November 2026']) expect(pdf.text).toContain(word);
});

test('contains only the works of the artist, and is null without works', () => {
	const [, theirs] = exampleShow.works;
	const ask = { kind: 'condition', language: 'ar', wall: null, artist: theirs!.artistId } as const;
	const data = compose(exampleShow, ask, options)!.data as unknown as { works: { number: string }[] };
	expect(data.works.map(({ number }) => number)).toEqual(['2']);
	expect(compose({ ...exampleShow, works: [] }, ask, options)).toBeNull();
});
