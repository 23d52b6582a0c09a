/**
 * What the rules of hanging need to know about one part of a work besides its size. Measured values win over stated ones. Lengths in mm,
 * weights in g; null: unknown.
 */
export type HangingFacts = {
	/** From the top edge down to the point where the taut wire, the eye or the bar rests on the hook. */
	dropMm: number | null;
	weightG: number | null;
	weightEstimated: boolean;
	/** One of `hardwares` in artworks/artwork.ts. */
	hardware: string | null;
	/** The distance between the two eyes on the back. */
	hookSpacingMm: number | null;
	glass: boolean;
	lightSensitive: boolean;
	/** Textile, or paper that is not behind glass. */
	burnable: boolean;
	/** A coordinator has noted why it may hang in an escape route although it burns. */
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

/** Whether a work is combustible: textile, or paper that is not behind glass. */
export const isBurnable = (category: string | null, framing: string | null): boolean =>
	category === 'textile' || (category !== null && papers.has(category) && framing !== 'glass');

/** The weight of one part if only the weight of the whole work is known: an equal share, rounded up to the gram. */
export const shareOfWeight = (weightG: number | null, parts: number): number | null =>
	weightG === null ? null : Math.ceil(weightG / Math.max(1, parts));
