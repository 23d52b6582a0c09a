import { labelsOf } from '#lib/exhibitions/hang/moves/pieces.ts';
import { pieceKey, placementsOn } from '#lib/exhibitions/hang/hang.ts';
import type { Hang, HangWall } from '#lib/exhibitions/hang/placement.ts';
import { groupPieces } from '#lib/walls/geometry/arrangePieces.ts';
import type { LabelRule } from '#lib/walls/problems/labels.ts';
import { middleYMm, type Rect } from '#lib/walls/geometry/rect.ts';
import { freeWidthMm, mergeSpans, spreadOf, wallGaps, zonesInTheWay } from './gaps.ts';
import type { ScoreParts } from './score.ts';

/** A hung piece as the score sees it: its width includes the labels, its height only the boxes. */
export type ScoredPiece = Rect & { artists: readonly string[] };

/** One wall's part of the score. `fillRatio`: how much of its free width is taken, from 0 to 1; for the others see `ScoreParts`. */
export type WallMeasure = { wallId: number; gapsMm: number[]; spreadMm: number; offLineMm: number; fillRatio: number };

/** The pieces that hang on a wall, as the score sees them. */
export function scoredPiecesOn(
	hang: Hang,
	wallId: number,
	labels: LabelRule,
	artistOf: (exhibitionWorkId: string) => string
): ScoredPiece[] {
	const placements = placementsOn(hang, wallId);
	const rects = labelsOf(placements, labels);
	return groupPieces(placements, pieceKey, ({ exhibitionWorkId }) => rects.get(exhibitionWorkId) ?? null).map((piece) => ({
		xMm: piece.xMm,
		yMm: piece.yMm,
		widthMm: piece.widthMm,
		heightMm: piece.heightMm,
		artists: [...new Set(piece.boxes.map(({ exhibitionWorkId }) => artistOf(exhibitionWorkId)))]
	}));
}

/** Measures the pieces of one wall. */
export function measureWall(wall: HangWall, pieces: readonly ScoredPiece[]): WallMeasure {
	const gapsMm = wallGaps(wall.widthMm, pieces, wall.blocked);
	const taken = mergeSpans(pieces.map(({ xMm, widthMm }) => ({ fromMm: xMm, toMm: xMm + widthMm })));
	const takenMm = taken.reduce((sum, { fromMm, toMm }) => sum + toMm - fromMm, 0);
	return {
		wallId: wall.wallId,
		gapsMm,
		spreadMm: spreadOf(gapsMm),
		offLineMm: pieces.reduce((sum, piece) => sum + Math.abs(middleYMm(piece) - wall.centreLineMm), 0),
		fillRatio: takenMm / Math.max(1, freeWidthMm(wall.widthMm, zonesInTheWay(wall.blocked, pieces)))
	};
}

/**
 * Measures a hang: the parts of its score, in total and for each wall.
 *
 * @param walls the walls that were to be hung; only these are measured and compared. Whether an artist is split is counted over all walls
 * of the show.
 */
export function measureHang(
	hang: Hang,
	walls: readonly HangWall[],
	labels: LabelRule,
	artistOf: (exhibitionWorkId: string) => string
): { parts: ScoreParts; walls: WallMeasure[] } {
	const measures = walls.map((wall) => measureWall(wall, scoredPiecesOn(hang, wall.wallId, labels, artistOf)));
	const wallsOf = new Map<string, Set<number>>();
	for (const { exhibitionWorkId, wallId } of hang) {
		if (wallId === null) continue;
		const artist = artistOf(exhibitionWorkId);
		wallsOf.set(artist, (wallsOf.get(artist) ?? new Set()).add(wallId));
	}
	const fillRatios = measures.map((measure) => measure.fillRatio);
	return {
		parts: {
			spreadMm: measures.reduce((sum, { spreadMm }) => sum + spreadMm, 0),
			offLineMm: measures.reduce((sum, { offLineMm }) => sum + offLineMm, 0),
			artistsSplit: [...wallsOf.values()].filter(({ size }) => size > 1).length,
			unevenPoints: fillRatios.length === 0 ? 0 : 100 * (Math.max(...fillRatios) - Math.min(...fillRatios))
		},
		walls: measures
	};
}
