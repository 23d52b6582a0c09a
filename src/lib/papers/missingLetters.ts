/**
 * Letters that none of the fonts has. A PDF/UA file must not contain them, so a small box replaces each; its alternative text is the letter,
 * so that screen readers and copied text keep it.
 */

/** Private-use characters around the index of a missing letter; the templates replace them. `makePrintable` removes them from input. */
const [opening, closing] = ['\u{F0000}', '\u{F0001}'];

/** Control characters and line separators become spaces; noncharacters, tags and our own markers are removed. */
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029]/gu;
const unprintable = /[\uFEFF\uFFFE\uFFFF\u{F0000}\u{F0001}\u{E0000}-\u{E007F}]/gu;

/** Returns a copy of the data in which every string is well-formed and free of control characters. */
export const makePrintable = <T>(data: T): T =>
	mapTexts(data, (text) => text.toWellFormed().replace(controls, ' ').replace(unprintable, ''));

function mapTexts<T>(data: T, change: (text: string) => string): T {
	if (typeof data === 'string') return change(data) as T;
	if (Array.isArray(data)) return data.map((one: unknown) => mapTexts(one, change)) as T;
	if (data === null || typeof data !== 'object') return data;
	return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, mapTexts<unknown>(value, change)])) as T;
}

/** The letters that Typst reports as missing, from its error message. */
export function missingLettersIn(message: string): string[] {
	const found = [...message.matchAll(/the text `\\?"(.*?)\\?"` (?:could not be displayed|contains)|codepoint `\\?"(.*?)\\?"`/gs)];
	return [...new Set(found.flatMap(([, text, point]) => [...unescape(text ?? point ?? '')]))];
}

/** Undoes the escapes of Rust's debug format. */
const unescape = (text: string): string =>
	text
		.replace(/\\+u\{([0-9a-f]+)\}/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
		.replace(/\\+([tnr0])/g, (_, sign: string) => ({ t: '\t', n: '\n', r: '\r' })[sign] ?? '\0')
		.replace(/\\+(["'\\])/g, '$1');

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Printable ASCII. In a grapheme of several characters, such as a keycap digit, these are not the missing ones. */
const plain = /^[\u0020-\u007E]$/;

/** Replaces every grapheme that contains a letter of `bad` by a marker with an index. Returns the data and the graphemes by index. */
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
