/**
 * Letters that can't be printed: none of the fonts has them. A PDF/UA file must not contain such; a small box stands in their place,
 * whose alternative text is the letter, so that nothing is lost to who reads with the ears or copies the words.
 */

/** Signs that frame the number of a missing letter in a text; the templates look for them. Nothing that is typed has them. */
const [opening, closing] = ['\u{F0000}', '\u{F0001}'];

/** What would end a line or can't stand in a PDF at all: controls become spaces, what has no shape goes. */
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029]/gu;
const shapeless = /[\uFEFF\uFFFE\uFFFF\u{F0000}\u{F0001}\u{E0000}-\u{E007F}]/gu;

/** The same data with every text in it made printable as far as its bytes go. */
export const clean = <T>(data: T): T => mapTexts(data, (text) => text.toWellFormed().replace(controls, ' ').replace(shapeless, ''));

function mapTexts<T>(data: T, change: (text: string) => string): T {
	if (typeof data === 'string') return change(data) as T;
	if (Array.isArray(data)) return data.map((one: unknown) => mapTexts(one, change)) as T;
	if (data === null || typeof data !== 'object') return data;
	return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, mapTexts<unknown>(value, change)])) as T;
}

/** The letters about which Typst complains, out of its message. */
export function missingIn(message: string): string[] {
	const found = [...message.matchAll(/the text `\\?"(.*?)\\?"` (?:could not be displayed|contains)|codepoint `\\?"(.*?)\\?"`/gs)];
	return [...new Set(found.flatMap(([, text, point]) => [...unescape(text ?? point ?? '')]))];
}

/** Texts as Rust writes them in messages. */
const unescape = (text: string): string =>
	text
		.replace(/\\+u\{([0-9a-f]+)\}/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
		.replace(/\\+([tnr0])/g, (_, sign: string) => ({ t: '\t', n: '\n', r: '\r' })[sign] ?? '\0')
		.replace(/\\+(["'\\])/g, '$1');

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Of a sign made of several, like a digit in a box, the digit itself can be printed. */
const plain = /^[\u0020-\u007E]$/;

/** The data with numbers in place of the letters in `bad` (whole signs, as a person sees them), and the letters by number. */
export function markMissing<T>(data: T, bad: ReadonlySet<string>): { text: T; letters: string[] } {
	const letters: string[] = [];
	const mark = (sign: string): string => {
		if (![...sign].some((letter) => bad.has(letter) && !plain.test(letter))) return sign;
		if (!letters.includes(sign)) letters.push(sign);
		return `${opening}${letters.indexOf(sign)}${closing}`;
	};
	const text = mapTexts(data, (typed) => [...segmenter.segment(typed)].map(({ segment }) => mark(segment)).join(''));
	return { text, letters };
}
