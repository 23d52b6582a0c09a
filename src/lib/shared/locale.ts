/**
 * The `Intl` tag for a language of the site. English is British (day before month). All languages use
 * the Gregorian calendar, because the office does. Arabic always uses Latin digits, so that a page and
 * the printed label show the same, whatever data the browser has.
 */
export function intlTag(locale: string): string {
	if (locale === 'en') return 'en-GB';
	if (locale === 'ar') return 'ar-u-ca-gregory-nu-latn';
	return `${locale}-u-ca-gregory`;
}

/**
 * The name of a language, written in the language of `locale`: `ar` in `de` is "Arabisch". A tag that no language has, such as `de-x1`, is
 * returned as it is: people can write one past the forms, and a page must not fail because of it.
 */
export function languageName(language: string, locale: string): string {
	try {
		return new Intl.DisplayNames([intlTag(locale), 'en'], { type: 'language' }).of(language) ?? language;
	} catch (error) {
		if (error instanceof RangeError) return language;
		throw error;
	}
}
