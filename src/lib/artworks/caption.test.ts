import { expect, test } from 'vitest';
import { captionLine, captionOf, type Captioned } from './caption.ts';

const text = (t: string) => ({ t, by: 'author' as const });
const part = { heightMm: 800, widthMm: 605, depthMm: null };
const work: Captioned = {
	artistName: { ar: text('ليلى') },
	title: { de: text('Abend'), en: text('Evening') },
	untitled: false,
	year: { from: 1950, to: null, circa: true },
	technique: { de: text('Öl') },
	parts: [part],
	number: 7
};

test('gives each text its own language and direction', () => {
	expect(captionOf(work, 'en')).toEqual({
		artist: { text: 'ليلى', lang: 'ar', dir: 'rtl', by: 'author' },
		title: { text: 'Evening', lang: 'en', dir: 'ltr', by: 'author' },
		untitled: false,
		year: 'c. 1950',
		technique: { text: 'Öl', lang: 'de', dir: 'ltr', by: 'author' },
		size: '80 × 60.5 cm',
		number: 7
	});
});

test('joins the sizes of several parts', () => {
	expect(captionOf({ ...work, parts: [part, part] }, 'de').size).toBe('2 × (80 × 60,5 cm)');
	expect(captionOf({ ...work, parts: [part, { ...part, depthMm: 20 }] }, 'de').size).toBe('80 × 60,5 cm / 80 × 60,5 × 2 cm');
	expect(captionOf({ ...work, parts: [{ ...part, widthMm: null }] }, 'de').size).toBeNull();
});

test('writes a caption on one line', () => {
	expect(captionLine(captionOf(work, 'de'), 'Ohne Titel')).toBe('ليلى: Abend, ca. 1950, Öl, 80 × 60,5 cm');
	const bare = { ...work, artistName: null, title: {}, untitled: true, year: null, technique: null, parts: [] };
	expect(captionLine(captionOf(bare, 'de'), 'Ohne Titel')).toBe('Ohne Titel');
	expect(captionOf(bare, 'de').untitled).toBe(true);
});

test('treats a title without visible characters as untitled', () => {
	expect(captionOf({ ...work, title: { de: text('\u200b') } }, 'de')).toMatchObject({ title: null, untitled: true });
});
