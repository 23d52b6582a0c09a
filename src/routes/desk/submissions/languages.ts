import { textLanguages } from '#lib/artworks/fields.ts';
import { intlTag } from '#lib/shared/locale.ts';

/** The languages of an answer, starting with the artist's language. */
export const answerLanguages = (artistLanguage: string): string[] => [
	artistLanguage,
	...textLanguages.filter((language) => language !== artistLanguage)
];

/** Millimetres as metres with one decimal: "3,2". */
export const metres = (mm: number, locale: string): string =>
	new Intl.NumberFormat(intlTag(locale), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(mm / 1000);
