/**
 * What the rules need to know of one part of a work besides its size; what the house measured wins over what was stated. Lengths
 * in mm, weights in g, null: not known.
 */
export type HangingFacts = {
	/** From the top edge down to where its wire, eye or bar rests on the hook, taut. */
	dropMm: number | null;
	weightG: number | null;
	weightEstimated: boolean;
	/** One of `hardwares` in artworks/artwork.ts. */
	hardware: string | null;
	/** Between the two eyes on its back. */
	hookSpacingMm: number | null;
	glass: boolean;
	lightSensitive: boolean;
	/** Textile, or paper that is not behind glass. */
	burnable: boolean;
	/** A coordinator has noted why it may hang in an escape route all the same. */
	escapeNoted?: boolean;
};

export const unknownFacts: HangingFacts = {
	dropMm: null,
	weightG: null,
	weightEstimated: false,
	hardware: null,
	hookSpacingMm: null,
	glass: false,
	lightSensitive: false,
	burnable: false
};

const papers = new Set(['drawing', 'print', 'photograph']);

/** Whether a work feeds a fire: textile, and paper unless there is glass before it. */
export const isBurnable = (category: string | null, framing: string | null): boolean =>
	category === 'textile' || (category !== null && papers.has(category) && framing !== 'glass');

/** The weight of one part when only that of the whole work is known: an equal share, rounded up to the gram. */
export const shareOfWeight = (weightG: number | null, parts: number): number | null =>
	weightG === null ? null : Math.ceil(weightG / Math.max(1, parts));
