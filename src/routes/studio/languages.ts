import { textLanguages } from '#lib/artworks/fields.ts';
import { languageName } from '#lib/shared/locale.ts';

/** Own names of languages that some browsers do not know. Those browsers would show the English name, such as "Kurdish". */
const ownNames: Readonly<Record<string, string>> = { ku: 'kurdî', ti: 'ትግርኛ', ka: 'ქართული' };

/** The languages of texts, each with its own name. */
export const languageOptions = (): { value: string; text: string; lang: string }[] =>
	textLanguages.map((value) => ({
		value,
		text: ownNames[value] ?? languageName(value, value),
		lang: value
	}));
