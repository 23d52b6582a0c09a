import { textLanguages } from '#lib/artworks/form.ts';

/** Languages to write in, each under its own name. */
export const languageOptions = (): { value: string; text: string; lang: string }[] =>
	textLanguages.map((value) => ({
		value,
		text: new Intl.DisplayNames([value, 'en'], { type: 'language' }).of(value) ?? value,
		lang: value
	}));
