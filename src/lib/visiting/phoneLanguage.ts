import { baseLocale, type Locale } from '#lib/shared/paraglide/runtime.js';

/** The languages with complete translations. */
export const completeLanguages: readonly Locale[] = ['de', 'en'];

/** The preferred language of an `Accept-Language` header (RFC 9110, 12.5.4) among the site's complete ones; German if none matches. */
export function phoneLanguage(header: string | null): Locale {
	const preferences = (header ?? '')
		.slice(0, 1000)
		.split(',')
		.map((part, order) => {
			const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
			const q = Number(/^q=([01](?:\.\d{0,3})?)$/.exec(parameters.find((each) => each.startsWith('q=')) ?? 'q=1')?.[1] ?? 0);
			return { tag: tag === '*' ? baseLocale : (tag.split('-')[0] ?? ''), q, order };
		})
		.filter(({ tag, q }) => q > 0 && (completeLanguages as readonly string[]).includes(tag))
		.toSorted((a, b) => b.q - a.q || a.order - b.order);
	return (preferences[0]?.tag as Locale | undefined) ?? baseLocale;
}
