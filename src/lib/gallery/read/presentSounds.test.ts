import { expect, test } from 'vitest';
import { presentSounds } from './presentSounds.ts';
import type { SoundRow } from './rows.ts';
import { visualArtwork } from '../openData/schemaOrg.ts';

const text = (t: string) => ({ t, by: 'author' as const });
const row = (language: string, transcript: SoundRow['transcript']): SoundRow => ({
	language,
	transcript,
	format: 'mp4',
	duration_ms: 187_400,
	public_name: `${language}-name-of-a-sound`
});
const arabic = row('ar', { ar: text('سمعت النهر'), de: text('Ich hörte den Fluss'), fr: text('J’ai entendu') });

test('sorts the reader’s language first and adds a translation to sounds in other languages', () => {
	const both = [arabic, row('en', { en: text('I heard the river') })];
	expect(presentSounds(both, 'en').map(({ language }) => language)).toEqual(['en', 'ar']);
	const [first] = presentSounds(both, 'de');
	expect(first).toMatchObject({
		src: '/sounds/ar-name-of-a-sound.m4a',
		type: 'audio/mp4',
		transcript: { text: 'سمعت النهر', lang: 'ar', dir: 'rtl' },
		translation: { text: 'Ich hörte den Fluss', lang: 'de', dir: 'ltr' }
	});
	expect(presentSounds([arabic], 'ar')[0]!.translation).toBeNull();
	expect(presentSounds([arabic], 'uk')[0]!.translation?.lang, 'without a translation for this reader, the first one is used').toBe('de');
	expect(presentSounds([row('de', { en: text('only a translation') })], 'de')).toEqual([]);
});

test('structured data has the absolute address, language, length and transcript of a sound', () => {
	const work = {
		name: 'Fluss',
		artist: { name: 'Amal', url: 'https://a.example' },
		medium: null,
		year: null,
		heightMm: null,
		widthMm: null
	};
	const sounds = presentSounds([arabic], 'de').map((each) => ({
		...each,
		url: `https://x.example${each.src}`,
		transcript: each.transcript.text
	}));
	const rest = { ...work, url: 'https://x.example/a', image: null, credit: null };
	expect(visualArtwork({ ...rest, sounds }).audio).toEqual([
		{
			'@type': 'AudioObject',
			contentUrl: 'https://x.example/sounds/ar-name-of-a-sound.m4a',
			encodingFormat: 'audio/mp4',
			inLanguage: 'ar',
			duration: 'PT187S',
			transcript: 'سمعت النهر'
		}
	]);
	expect(visualArtwork({ ...rest, sounds: [] })).not.toHaveProperty('audio');
});
