import { orderFromLeft } from './geometry/arrange.ts';
import { middleYMm, rightMm, topMm, type Rect } from './geometry/rect.ts';

/**
 * The values for a sentence that says where a work hangs: "third from the left, 32 cm to the right of the previous, middle at 145 cm".
 */
export type PlaceInWords = {
	/** The index in the given list. */
	index: number;
	/** 1 is the first from the left. */
	ordinalFromLeft: number;
	/** The index of the previous box; null for the first. */
	previousIndex: number | null;
	/** Where it hangs relative to the previous box; 'first' for the first. */
	side: 'first' | 'right' | 'above' | 'below';
	/** The gap to the previous box, or to the wall's left edge for the first, in mm. Never negative. */
	gapMm: number;
	/** The height of the middle above the floor, in mm. */
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

/** Describes the boxes of one wall, from left to right. */
export function placesInWords(boxes: readonly Rect[]): PlaceInWords[] {
	const ordered = orderFromLeft(boxes.map((box, index) => ({ ...box, index })));
	return ordered.map((box, i) => {
		const previous = ordered[i - 1];
		const seen = previous ? seenFrom(previous, box) : { side: 'first' as const, gapMm: Math.max(0, box.xMm) };
		return { index: box.index, ordinalFromLeft: i + 1, previousIndex: previous?.index ?? null, ...seen, middleMm: middleYMm(box) };
	});
}
