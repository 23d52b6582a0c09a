import { textLanguages } from '#lib/artworks/fields.ts';
import { intlTag } from '#lib/shared/locale.ts';

/** The name of a language for readers of another; its tag when nobody knows it. */
export const languageName = (language: string, locale: string): string =>
	new Intl.DisplayNames([intlTag(locale), 'en'], { type: 'language' }).of(language) ?? language;

/** Languages to answer in, the artist's first. */
export const answerLanguages = (artists: string): string[] => [artists, ...textLanguages.filter((language) => language !== artists)];

/** Millimetres as metres with one decimal: "3,2". */
export const metres = (mm: number, locale: string): string =>
	new Intl.NumberFormat(intlTag(locale), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(mm / 1000);
