import type { PublicPicture, PublicWork } from '../read/types.ts';

/** A poster is a sheet of the A series; everything on it is measured in shares of its width. */
export const posterHeight = Math.SQRT2;
/** The room for the works: the margin around it, and where the words begin below. */
export const posterRoom = { x: 0.07, y: 0.07, width: 0.86, height: 0.8 } as const;

type Size = { width: number; height: number };
/** The place of one work on the poster, from its upper left corner. */
export type PosterBox<T> = { work: T & Size; x: number; y: number; width: number; height: number };

/** At most so many works: with more, none is large. */
const maxWorks = 5;
/** The air between two works, in parts of the middling side of all. */
const air = 0.16;

/** Every way to break a row of n things into rows, as lengths of rows. */
function breaks(n: number): number[][] {
	if (n === 0) return [[]];
	return Array.from({ length: n }, (_, i) => breaks(n - i - 1).map((rest) => [i + 1, ...rest])).flat();
}

type Rows<T> = { rows: (T & Size)[][]; gap: number; scale: number };

/** The rows in which some works become largest within a room; their order stays. */
function bestRows<T>(works: readonly (T & Size)[], room: Size): Rows<T> {
	const gap = (air * works.reduce((sum, { width, height }) => sum + Math.sqrt(width * height), 0)) / works.length;
	let best: Rows<T> | null = null;
	for (const lengths of breaks(works.length)) {
		let from = 0;
		const rows = lengths.map((length) => works.slice(from, (from += length)));
		const widest = Math.max(...rows.map((row) => widthOf(row, gap)));
		const high = rows.reduce((sum, row) => sum + heightOf(row), gap * (rows.length - 1));
		const scale = Math.min(room.width / widest, room.height / high);
		if (!best || scale > best.scale) best = { rows, gap, scale };
	}
	return best!;
}
const widthOf = (row: readonly Size[], gap: number): number => row.reduce((sum, { width }) => sum + width, gap * (row.length - 1));
const heightOf = (row: readonly Size[]): number => Math.max(...row.map(({ height }) => height));

/**
 * Where works stand on a poster: all in one scale, whole, beside and below each other like on a wall, as many of the first as fill the
 * room best. Rows begin at the left and end at the right in turn, the middles of a row are on one line.
 */
export function composePoster<T>(works: readonly (T & Size)[]): PosterBox<T>[] {
	const { x: left, y: top, width, height } = posterRoom;
	let best: (Rows<T> & { score: number }) | null = null;
	for (let count = 1; count <= Math.min(maxWorks, works.length); count++) {
		const some = works.slice(0, count);
		const rows = bestRows(some, { width, height });
		const covered = some.reduce((sum, work) => sum + work.width * work.height, 0) * rows.scale ** 2;
		// A second and third work say more of a show than the last bit of ground that one alone would cover.
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

/** The works of a show that can stand on a poster, with their true sizes: the picture whole, as large as the work. */
export function posterWorks(works: readonly PublicWork[]): (PosterWork & Size)[] {
	const seen = works.flatMap(({ image, widthMm, heightMm, number }) => {
		if (!image) return [];
		const aspect = image.width / image.height;
		if (widthMm === null || heightMm === null) return [{ picture: image, number, known: false, width: aspect, height: 1 }];
		const width = Math.min(widthMm, heightMm * aspect);
		return [{ picture: image, number, known: true, width, height: width / aspect }];
	});
	// Beside works whose size is known one of unknown size would claim one.
	const known = seen.filter((work) => work.known);
	return (known.length > 0 ? known : seen).map(({ known: _, ...work }) => work);
}

/** How large a title is set, in shares of the poster's width, so that a long one has room for its lines. */
export function posterTitleSize(title: string): number {
	const length = [...title].length;
	const longestWord = Math.max(0, ...title.split(/\s+/).map((word) => [...word].length));
	const byLength = length <= 14 ? 0.125 : length <= 28 ? 0.105 : length <= 50 ? 0.08 : length <= 90 ? 0.06 : 0.042;
	// About 0.6 of its size is how wide a letter runs.
	return Math.max(0.03, Math.min(byLength, posterRoom.width / (0.6 * Math.max(1, longestWord))));
}
