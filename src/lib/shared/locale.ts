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
