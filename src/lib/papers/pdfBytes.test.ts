import { expect, test } from 'vitest';
import { fileAnswer } from './fileAnswer.ts';
import { isPdf } from './pdfBytes.ts';
import { makePdf } from './typst.server.ts';
import { worksList } from './lists.ts';
import { exampleShow } from './show.example.ts';

const made = new Date('2026-11-23T10:00:00Z');

test('accepts a complete PDF; refuses half a PDF, text and pictures', async () => {
	const { bytes } = await makePdf('list', worksList(exampleShow, 'de', made)!, made);
	expect(isPdf(bytes)).toBe(true);
	expect(isPdf(bytes.subarray(0, bytes.length / 2))).toBe(false);
	const none = ['', '%PDF-1.7', '%PDF-1.7\nstartxref\n999999\n%%EOF', '<html>%PDF-1.7 startxref 9 %%EOF', 'GIF89a'];
	for (const text of none) expect(isPdf(new TextEncoder().encode(text))).toBe(false);
});

test('the same paper of the same day has identical bytes', async () => {
	const make = async () => Buffer.from((await makePdf('list', worksList(exampleShow, 'de', made)!, made)).bytes).toString('base64');
	expect(await make()).toBe(await make());
});

test('encodes any file name in the header', () => {
	const header = (name: string) =>
		fileAnswer({ bytes: new Uint8Array(1), contentType: 'application/pdf', name }).headers.get('content-disposition');
	expect(header('Preisliste.pdf')).toBe(`inline; filename="Preisliste.pdf"; filename*=UTF-8''Preisliste.pdf`);
	expect(header('a"\r\nb/../ع\ud800.pdf')).toMatch(/^inline; filename="[ -!#-~]*"; filename\*=UTF-8''[A-Za-z0-9%._~!&+-]*$/);
});
