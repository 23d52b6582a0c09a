type Rect = { x: number; y: number; width: number; height: number };

/**
 * In which of nine parts of the picture the centre of the view lies: 0 is top left, 8 bottom right, row by row. Both rectangles in the same unit.
 */
export function partOf(view: Rect, picture: Rect): number {
	return third(view.y, view.height, picture.y, picture.height) * 3 + third(view.x, view.width, picture.x, picture.width);
}

/** 0, 1 or 2 on one axis. The view may reach beyond the picture. */
function third(start: number, length: number, from: number, whole: number): number {
	const first = Math.max(start, from);
	const last = Math.min(start + length, from + whole);
	const middle = (first + last) / 2 - from;
	return Math.min(2, Math.max(0, Math.floor((middle / whole) * 3)));
}

/** The texts: `says` with the placeholders `{part}` and `{times}`, and the nine parts separated by `|`. */
export type ZoomTexts = { whole: string; says: string; parts: string };

/** The visible part and the zoom in words. `times` is the zoom factor; 1 shows the whole picture. */
export function wordsFor({ times, part, lang }: { times: number; part: number; lang: string }, { whole, says, parts }: ZoomTexts): string {
	if (times < 1.05) return whole;
	const number = new Intl.NumberFormat(lang, { maximumFractionDigits: times < 10 ? 1 : 0 }).format(times);
	return says.replace('{part}', parts.split('|')[part] ?? '').replace('{times}', number);
}
