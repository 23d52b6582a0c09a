import { textDirection } from '#lib/shared/texts.ts';
import { mimeTypes, soundHref } from '#lib/sounds/limits.ts';
import type { SoundRow } from './rows.ts';
import type { Words } from './types.ts';

/** A recording about a work: its transcript in the spoken language, and a translation for readers of another language. */
export type PublicSound = {
	src: string;
	type: string;
	language: string;
	durationMs: number;
	transcript: Words;
	translation: Words | null;
};

const primary = (lang: string) => lang.split('-')[0];

/** The sounds of a work, those in the reader's language first. Sounds without a transcript in the spoken language are left out. */
export function presentSounds(rows: readonly SoundRow[], locale: string): PublicSound[] {
	const wordsIn = (row: SoundRow, lang: string | undefined): Words | null => {
		const text = lang === undefined ? undefined : row.transcript[lang]?.t;
		return lang === undefined || text === undefined ? null : { text, lang, dir: textDirection(lang) };
	};
	const sounds = rows.flatMap((row): PublicSound[] => {
		const transcript = wordsIn(row, row.language);
		if (!transcript) return [];
		const others = Object.keys(row.transcript).filter((lang) => lang !== row.language);
		// A translation into the reader's language, else any: it helps more than none.
		const second =
			primary(row.language) === primary(locale) ? undefined : (others.find((lang) => primary(lang) === primary(locale)) ?? others[0]);
		return [
			{
				src: soundHref({ name: row.public_name, format: row.format }),
				type: mimeTypes[row.format],
				language: row.language,
				durationMs: row.duration_ms,
				transcript,
				translation: wordsIn(row, second)
			}
		];
	});
	const isReadersLanguage = (sound: PublicSound) => primary(sound.language) === primary(locale);
	return [...sounds.filter(isReadersLanguage), ...sounds.filter((sound) => !isReadersLanguage(sound))];
}
