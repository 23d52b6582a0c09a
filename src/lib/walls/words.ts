import { orderFromLeft } from './geometry/arrange.ts';
import { middleYMm, rightMm, topMm, type Rect } from './geometry/rect.ts';

/**
 * What a sentence needs to say where a work hangs: "third from the left, 32 cm to the right of the
 * previous, middle at 145 cm".
 */
export type PlaceInWords = {
	/** Position in the list that was given. */
	index: number;
	/** 1 is the first from the left. */
	ordinalFromLeft: number;
	/** The index of the one before; null for the first. */
	previousIndex: number | null;
	/** Where it hangs, seen from the previous one; 'first' for the first. */
	side: 'first' | 'right' | 'above' | 'below';
	/** The free space to the previous one, for the first to the wall's left edge. Never negative. */
	gapMm: number;
	/** The height of the middle above the floor. */
	middleMm: number;
};

function seenFrom(previous: Rect, box: Rect): Pick<PlaceInWords, 'side' | 'gapMm'> {
	const besideMm = box.xMm - rightMm(previous);
	const aboveMm = box.yMm - topMm(previous);
	const belowMm = previous.yMm - topMm(box);
	if (besideMm < 0 && aboveMm >= 0) return { side: 'above', gapMm: aboveMm };
	if (besideMm < 0 && belowMm >= 0) return { side: 'below', gapMm: belowMm };
	return { side: 'right', gapMm: Math.max(0, besideMm) };
}

/** The boxes of one wall in words, from left to right. */
export function placesInWords(boxes: readonly Rect[]): PlaceInWords[] {
	const ordered = orderFromLeft(boxes.map((box, index) => ({ ...box, index })));
	return ordered.map((box, i) => {
		const previous = ordered[i - 1];
		const seen = previous ? seenFrom(previous, box) : { side: 'first' as const, gapMm: Math.max(0, box.xMm) };
		return { index: box.index, ordinalFromLeft: i + 1, previousIndex: previous?.index ?? null, ...seen, middleMm: middleYMm(box) };
	});
}
