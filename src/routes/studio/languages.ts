import { textLanguages } from '#lib/artworks/fields.ts';

/** Names that browsers may not know: without them the page would say "Kurdish" in English among names that are their own. */
const ownNames: Readonly<Record<string, string>> = { ku: 'kurdî', ti: 'ትግርኛ', ka: 'ქართული' };

/** Languages to write in, each under its own name. */
export const languageOptions = (): { value: string; text: string; lang: string }[] =>
	textLanguages.map((value) => ({
		value,
		text: ownNames[value] ?? new Intl.DisplayNames([value, 'en'], { type: 'language' }).of(value) ?? value,
		lang: value
	}));
