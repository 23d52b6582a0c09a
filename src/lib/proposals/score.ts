/**
 * The parts of the score of a proposed hang (product.md, "Rules of hanging"). Lower is better; a hang with errors has no score. The
 * weights: 1 for each mm of spread of a wall's gaps, 5 for each mm that a piece is off the centre line, 200 for each artist whose works
 * are split over walls, 2 for each percentage point between the fullest wall and the emptiest.
 */
export type ScoreParts = {
	/** The largest gap of a wall less its smallest, summed over the walls. */
	spreadMm: number;
	/** The distance of each piece's middle from the centre line, summed. */
	offLineMm: number;
	/** Artists with works on more than one wall. */
	artistsSplit: number;
	/** Percentage points between the fill ratios of the fullest and the emptiest wall. */
	unevenPoints: number;
};

export const weights = { spreadMm: 1, offLineMm: 5, artistsSplit: 200, unevenPoints: 2 } as const;

export const noScore: ScoreParts = { spreadMm: 0, offLineMm: 0, artistsSplit: 0, unevenPoints: 0 };

/** The weighted sum of the parts. */
export const scoreOf = (parts: ScoreParts): number =>
	weights.spreadMm * parts.spreadMm +
	weights.offLineMm * parts.offLineMm +
	weights.artistsSplit * parts.artistsSplit +
	weights.unevenPoints * parts.unevenPoints;
