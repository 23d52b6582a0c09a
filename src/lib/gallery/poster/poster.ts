import type { PublicPicture, PublicWork } from '../read/types.ts';

/** The height of a poster (ISO A series). All measures of a poster are shares of its width. */
export const posterHeight = Math.SQRT2;
/** The area for the works: inside the margins and above the text. */
export const posterArea = { x: 0.07, y: 0.07, width: 0.86, height: 0.8 } as const;

type Size = { width: number; height: number };
/** A work with its place on the poster, from the upper left corner of the sheet. */
export type PosterBox<T> = { work: T & Size; x: number; y: number; width: number; height: number };

/** With more works, none would be large. */
const maxWorks = 5;
/** The gap between two works, as a share of the mean side length (the square root of the area) of all works. */
const gapShare = 0.16;

/** Every way to break a sequence of n items into rows, as lists of row lengths. */
function breaks(n: number): number[][] {
	if (n === 0) return [[]];
	return Array.from({ length: n }, (_, i) => breaks(n - i - 1).map((rest) => [i + 1, ...rest])).flat();
}

type Rows<T> = { rows: (T & Size)[][]; gap: number; scale: number };

/** The row breaks that make the works largest within an area. Their order stays. */
function bestRows<T>(works: readonly (T & Size)[], area: Size): Rows<T> {
	const gap = (gapShare * works.reduce((sum, { width, height }) => sum + Math.sqrt(width * height), 0)) / works.length;
	let best: Rows<T> | null = null;
	for (const lengths of breaks(works.length)) {
		let from = 0;
		const rows = lengths.map((length) => works.slice(from, (from += length)));
		const widest = Math.max(...rows.map((row) => widthOf(row, gap)));
		const high = rows.reduce((sum, row) => sum + heightOf(row), gap * (rows.length - 1));
		const scale = Math.min(area.width / widest, area.height / high);
		if (!best || scale > best.scale) best = { rows, gap, scale };
	}
	return best!;
}
const widthOf = (row: readonly Size[], gap: number): number => row.reduce((sum, { width }) => sum + width, gap * (row.length - 1));
const heightOf = (row: readonly Size[]): number => Math.max(...row.map(({ height }) => height));

/**
 * Places works on a poster: to one scale, in rows, as on a wall. Takes as many of the first works as fill the area best. Rows are aligned
 * left and right in turn; the works of a row are centred vertically.
 */
export function composePoster<T>(works: readonly (T & Size)[]): PosterBox<T>[] {
	const { x: left, y: top, width, height } = posterArea;
	let best: (Rows<T> & { score: number }) | null = null;
	for (let count = 1; count <= Math.min(maxWorks, works.length); count++) {
		const some = works.slice(0, count);
		const rows = bestRows(some, { width, height });
		const covered = some.reduce((sum, work) => sum + work.width * work.height, 0) * rows.scale ** 2;
		// Prefer more works: a second and third work say more about a show than a slightly larger single one.
		const score = (covered / (width * height)) * (count === 1 ? 0.55 : count === 2 ? 0.9 : 1);
		if (!best || score > best.score) best = { ...rows, score };
	}
	if (!best) return [];
	const { rows, gap, scale } = best;
	const boxes: PosterBox<T>[] = [];
	let y = top;
	rows.forEach((row, i) => {
		const high = heightOf(row);
		let x = left + (i % 2 === 0 ? 0 : width - widthOf(row, gap) * scale);
		for (const work of row) {
			boxes.push({ work, x, y: y + ((high - work.height) / 2) * scale, width: work.width * scale, height: work.height * scale });
			x += (work.width + gap) * scale;
		}
		y += (high + gap) * scale;
	});
	return boxes;
}

export type PosterWork = { picture: PublicPicture; number: number | null };

/** The works of a show that can appear on a poster, each with the size of its whole picture fitted into the size of the work. */
export function posterWorks(works: readonly PublicWork[]): (PosterWork & Size)[] {
	const seen = works.flatMap(({ image, widthMm, heightMm, number }) => {
		if (!image) return [];
		const aspect = image.width / image.height;
		if (widthMm === null || heightMm === null) return [{ picture: image, number, known: false, width: aspect, height: 1 }];
		const width = Math.min(widthMm, heightMm * aspect);
		return [{ picture: image, number, known: true, width, height: width / aspect }];
	});
	// Next to works of known size, a work of unknown size would suggest a size that it doesn't have.
	const known = seen.filter((work) => work.known);
	return (known.length > 0 ? known : seen).map(({ known: _, ...work }) => work);
}

/** The font size of a title, as a share of the poster's width: smaller for long titles and long words. */
export function posterTitleSize(title: string): number {
	const length = [...title].length;
	const longestWord = Math.max(0, ...title.split(/\s+/).map((word) => [...word].length));
	const byLength = length <= 14 ? 0.125 : length <= 28 ? 0.105 : length <= 50 ? 0.08 : length <= 90 ? 0.06 : 0.042;
	// The average width of a letter is about 0.6 of the font size.
	return Math.max(0.03, Math.min(byLength, posterArea.width / (0.6 * Math.max(1, longestWord))));
}
