import { textLanguages } from '#lib/artworks/fields.ts';

/** Own names of languages that some browsers do not know. Those browsers would show the English name, such as "Kurdish". */
const ownNames: Readonly<Record<string, string>> = { ku: 'kurdî', ti: 'ትግርኛ', ka: 'ქართული' };

/** The languages of texts, each with its own name. */
export const languageOptions = (): { value: string; text: string; lang: string }[] =>
	textLanguages.map((value) => ({
		value,
		text: ownNames[value] ?? new Intl.DisplayNames([value, 'en'], { type: 'language' }).of(value) ?? value,
		lang: value
	}));
