import { baseLocale, type Locale } from '#lib/shared/paraglide/runtime.js';

/** Languages whose texts are whole; a phone in another one gets the next that it lists, else German. */
export const spoken: readonly Locale[] = ['de', 'en'];

/** The language that a phone asks for with its `Accept-Language` (RFC 9110, 12.5.4), of those that the site speaks. */
export function phoneLanguage(header: string | null): Locale {
	const wishes = (header ?? '')
		.slice(0, 1000)
		.split(',')
		.map((part, order) => {
			const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
			const q = Number(/^q=([01](?:\.\d{0,3})?)$/.exec(parameters.find((each) => each.startsWith('q=')) ?? 'q=1')?.[1] ?? 0);
			return { tag: tag === '*' ? baseLocale : (tag.split('-')[0] ?? ''), q, order };
		})
		.filter(({ tag, q }) => q > 0 && (spoken as readonly string[]).includes(tag))
		.toSorted((a, b) => b.q - a.q || a.order - b.order);
	return (wishes[0]?.tag as Locale | undefined) ?? baseLocale;
}
