/**
 * The tag for `Intl` of a language of the site: British English (day before month), and everywhere
 * the Gregorian calendar, because people come to the office by it. Arabic is pinned to Latin digits
 * so that a page and the printed label show the same, whatever the browser's own data says.
 */
export function intlTag(locale: string): string {
	if (locale === 'en') return 'en-GB';
	if (locale === 'ar') return 'ar-u-ca-gregory-nu-latn';
	return `${locale}-u-ca-gregory`;
}
