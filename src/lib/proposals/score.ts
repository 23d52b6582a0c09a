/**
 * The score of a proposed hang (product.md, "Rules of hanging"); lower is better, a hang with an error has none:
 * 1 for each mm of spread between the gaps of a wall, 5 for each mm a piece is off the centre line, 200 for each artist
 * whose works are split over walls, 2 for each percentage point between the fullest wall and the emptiest.
 */
export type ScoreParts = {
	/** The largest gap of a wall less its smallest, added up over the walls. */
	spreadMm: number;
	/** How far the middles of the pieces are from the centre line, added up. */
	offLineMm: number;
	/** Artists with works on more than one wall. */
	artistsSplit: number;
	/** Percentage points between the fullest and the emptiest wall. */
	unevenPoints: number;
};

export const weights = { spreadMm: 1, offLineMm: 5, artistsSplit: 200, unevenPoints: 2 } as const;

export const noScore: ScoreParts = { spreadMm: 0, offLineMm: 0, artistsSplit: 0, unevenPoints: 0 };

/** The score as one number. */
export const scoreOf = (parts: ScoreParts): number =>
	weights.spreadMm * parts.spreadMm +
	weights.offLineMm * parts.offLineMm +
	weights.artistsSplit * parts.artistsSplit +
	weights.unevenPoints * parts.unevenPoints;
