import { labelsOf } from '#lib/exhibitions/hang/moves/pieces.ts';
import { pieceKey, placementsOn } from '#lib/exhibitions/hang/hang.ts';
import type { Hang, HangWall } from '#lib/exhibitions/hang/placement.ts';
import { groupPieces } from '#lib/walls/geometry/arrangePieces.ts';
import type { LabelRule } from '#lib/walls/problems/labels.ts';
import { middleYMm, type Rect } from '#lib/walls/geometry/rect.ts';
import { freeBreadthMm, merged, spreadOf, wallGaps, zonesInTheWay } from './gaps.ts';
import type { ScoreParts } from './score.ts';

/** A piece that hangs: with the breadth of its labels and the height of its boxes. */
export type Hung = Rect & { artists: readonly string[] };

/** What of the score belongs to one wall; `full`: how much of its free breadth is taken, 0 to 1. */
export type WallMeasure = { wallId: number; gapsMm: number[]; spreadMm: number; offLineMm: number; full: number };

/** The pieces of a wall as the score sees them. */
export function hungOn(hang: Hang, wallId: number, labels: LabelRule, artistOf: (exhibitionWorkId: string) => string): Hung[] {
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
export function measureWall(wall: HangWall, pieces: readonly Hung[]): WallMeasure {
	const gapsMm = wallGaps(wall.widthMm, pieces, wall.blocked);
	const taken = merged(pieces.map(({ xMm, widthMm }) => ({ fromMm: xMm, toMm: xMm + widthMm })));
	const takenMm = taken.reduce((sum, { fromMm, toMm }) => sum + toMm - fromMm, 0);
	return {
		wallId: wall.wallId,
		gapsMm,
		spreadMm: spreadOf(gapsMm),
		offLineMm: pieces.reduce((sum, piece) => sum + Math.abs(middleYMm(piece) - wall.centreLineMm), 0),
		full: takenMm / Math.max(1, freeBreadthMm(wall.widthMm, zonesInTheWay(wall.blocked, pieces)))
	};
}

/**
 * The score of a hang, in parts, and what each wall has to do with it. `walls`: those that were to be hung; only they are
 * measured and balanced. An artist is split whatever other wall of the show another work is on.
 */
export function measureHang(
	hang: Hang,
	walls: readonly HangWall[],
	labels: LabelRule,
	artistOf: (exhibitionWorkId: string) => string
): { parts: ScoreParts; walls: WallMeasure[] } {
	const measures = walls.map((wall) => measureWall(wall, hungOn(hang, wall.wallId, labels, artistOf)));
	const wallsOf = new Map<string, Set<number>>();
	for (const { exhibitionWorkId, wallId } of hang) {
		if (wallId === null) continue;
		const artist = artistOf(exhibitionWorkId);
		wallsOf.set(artist, (wallsOf.get(artist) ?? new Set()).add(wallId));
	}
	const full = measures.map((measure) => measure.full);
	return {
		parts: {
			spreadMm: measures.reduce((sum, { spreadMm }) => sum + spreadMm, 0),
			offLineMm: measures.reduce((sum, { offLineMm }) => sum + offLineMm, 0),
			artistsSplit: [...wallsOf.values()].filter(({ size }) => size > 1).length,
			unevenPoints: full.length === 0 ? 0 : 100 * (Math.max(...full) - Math.min(...full))
		},
		walls: measures
	};
}
