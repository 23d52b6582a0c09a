/** The year of a work, or a range. Years BC are negative; there is no year 0. */
export type Year = { from: number; to: number | null; circa: boolean };

/** The bounds in the database. */
export const earliestYear = -10_000;
export const latestYear = 3000;

/** How each language writes "about" and "BC". We write these words and also read the ones below. */
const words: Record<string, { circa: string; before: string }> = {
	de: { circa: 'ca.', before: 'v. Chr.' },
	en: { circa: 'c.', before: 'BC' },
	ar: { circa: 'نحو', before: 'ق.م' },
	fr: { circa: 'vers', before: 'av. J.-C.' },
	es: { circa: 'hacia', before: 'a. C.' },
	tr: { circa: 'yaklaşık', before: 'MÖ' },
	uk: { circa: 'близько', before: 'до н. е.' },
	ru: { circa: 'около', before: 'до н. э.' },
	vi: { circa: 'khoảng', before: 'TCN' },
	fa: { circa: 'حدود', before: 'پ.م' }
};
const moreForCirca = ['circa', 'zirka', 'ca', 'c', 'um', 'etwa', 'about', 'around', 'gegen', 'حوالي', 'حوالى', '~', '≈'];
const moreForBefore = ['v.chr.', 'v. chr', 'v.chr', 'vor christus', 'bce', 'b.c.', 'v. u. z.', 'قبل الميلاد'];

const longestFirst = (list: string[]): string[] => list.map((word) => word.toLowerCase()).sort((one, other) => other.length - one.length);
const circaWords = longestFirst([...Object.values(words).map(({ circa }) => circa), ...moreForCirca]);
const beforeWords = longestFirst([...Object.values(words).map(({ before }) => before), ...moreForBefore]);

/**
 * Parses the year field: "1998", "1998–2001", "1998/99", "ca. 1950", "500 v. Chr.", in any of the site's languages and
 * digits. Returns null if empty, 'invalid' if it is not a year.
 */
export function parseYear(typed: string): Year | null | 'invalid' {
	let rest = latinDigits(typed).trim().toLowerCase();
	if (rest === '') return null;
	const about = circaWords.find((word) => rest.startsWith(word) && /^[\s\d-]/.test(rest.slice(word.length)));
	if (about) rest = rest.slice(about.length).trim();
	// Some eras contain a hyphen ("av. J.-C."), so replace them with one character before splitting the range.
	for (const word of beforeWords) rest = rest.replaceAll(word, '§');
	const ends = rest.split(/\s*(?:[–—/]|(?<=[^\s-])\s*-|\s(?:bis|to|until|إلى)\s)\s*/);
	if (ends.length > 2) return 'invalid';
	const last = readEnd(ends[ends.length - 1] ?? '');
	const first = ends.length === 2 ? readEnd(ends[0] ?? '') : last;
	if (!first || !last) return 'invalid';
	// "500–400 v. Chr.": an era at the end applies to both years.
	const from = last.before || first.before ? -first.value : first.value;
	const to = last.before ? -last.value : first.before ? last.value : shortEnd(first.value, last);
	if ([from, to].some((year) => year === 0 || year < earliestYear || year > latestYear) || to < from) return 'invalid';
	return { from, to: to === from ? null : to, circa: about !== undefined };
}

/** Formats a year for a language: "ca. 1950", "1998–2001", "500 v. Chr.", "c. 500 BC–20". */
export function formatYear(year: Year, locale: string): string {
	const { circa, before } = words[locale] ?? words.en!;
	const one = (value: number): string => (value < 0 ? `${-value} ${before}` : String(value));
	const { from, to } = year;
	const range = to === null ? one(from) : from < 0 && to < 0 ? `${-from}–${one(to)}` : `${one(from)}–${one(to)}`;
	return year.circa ? `${circa} ${range}` : range;
}

type End = { value: number; digits: number; before: boolean };

function readEnd(text: string): End | null {
	const match = /^(-?)(\d{1,5})\s*(§?)$/.exec(text.trim());
	if (!match || (match[1] && match[3])) return null;
	return { value: Number(match[2]), digits: match[2]!.length, before: Boolean(match[1] || match[3]) };
}

/** The end year of a short range: 99 in "1998/99" is 1999. */
function shortEnd(first: number, last: End): number {
	return first >= 1000 && last.digits === 2 ? Math.floor(first / 100) * 100 + last.value : last.value;
}

const latinDigits = (text: string): string =>
	text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
