type Rect = { x: number; y: number; width: number; height: number };

/** In which of nine parts of a picture the middle of what is seen lies: 0 is above left, 8 below right. Any one unit. */
export function partOf(seen: Rect, picture: Rect): number {
	return third(seen.y, seen.height, picture.y, picture.height) * 3 + third(seen.x, seen.width, picture.x, picture.width);
}

/** 0, 1 or 2; what is seen may reach beyond the picture. */
function third(start: number, length: number, from: number, whole: number): number {
	const first = Math.max(start, from);
	const last = Math.min(start + length, from + whole);
	const middle = (first + last) / 2 - from;
	return Math.min(2, Math.max(0, Math.floor((middle / whole) * 3)));
}

/** The texts: `says` with `{part}` and `{times}`, and the nine parts with `|` between them. */
export type ZoomTexts = { whole: string; says: string; parts: string };

/** What is seen at which size, in words. `times` is 1 where the whole picture is seen. */
export function wordsFor({ times, part, lang }: { times: number; part: number; lang: string }, { whole, says, parts }: ZoomTexts): string {
	if (times < 1.05) return whole;
	const number = new Intl.NumberFormat(lang, { maximumFractionDigits: times < 10 ? 1 : 0 }).format(times);
	return says.replace('{part}', parts.split('|')[part] ?? '').replace('{times}', number);
}
