import { comfort } from '#lib/walls/problems/problems.ts';
import { overlaps, rightMm, type Rect } from '#lib/walls/geometry/rect.ts';

/** An interval of a wall's width, in mm from its left edge. */
export type Span = { fromMm: number; toMm: number };

const span = (rect: Rect): Span => ({ fromMm: rect.xMm, toMm: rightMm(rect) });

/** Merges spans that overlap, and sorts them from left to right. Spans that only touch stay apart. */
export function mergeSpans(spans: readonly Span[]): Span[] {
	const found: Span[] = [];
	for (const { fromMm, toMm } of [...spans].sort((a, b) => a.fromMm - b.fromMm)) {
		const last = found.at(-1);
		if (last && fromMm < last.toMm) last.toMm = Math.max(last.toMm, toMm);
		else found.push({ fromMm, toMm });
	}
	return found;
}

/** The zones at the height of at least one of the pieces, wherever on the wall. */
export const zonesInTheWay = <T extends Rect>(zones: readonly T[], pieces: readonly Rect[]): T[] =>
	zones.filter((zone) => pieces.some((piece) => overlaps({ ...zone, xMm: piece.xMm, widthMm: piece.widthMm }, piece)));

/** The width of a wall in mm less the width that the zones take. */
export const freeWidthMm = (widthMm: number, zones: readonly Rect[]): number =>
	widthMm - mergeSpans(zones.map(span)).reduce((sum, { fromMm, toMm }) => sum + Math.min(toMm, widthMm) - Math.max(0, fromMm), 0);

/**
 * The gaps of a wall from left to right, in mm: from the wall's edge or a zone to a piece, and from one piece to the next. Pieces above
 * each other count as one; pieces that overlap have the gap 0. A space without a piece at either end is a gap if the narrowest piece would
 * fit there (see `spaceFor`), because a wall with a door isn't evenly hung when everything hangs on one side.
 */
export function wallGaps(widthMm: number, pieces: readonly Rect[], zones: readonly Rect[]): number[] {
	const edges: Span[] = [
		{ fromMm: 0, toMm: 0 },
		{ fromMm: widthMm, toMm: widthMm }
	];
	const obstacles = [
		...mergeSpans(pieces.map(span)).map((one) => ({ ...one, piece: true })),
		...mergeSpans([...edges, ...zonesInTheWay(zones, pieces).map(span)]).map((one) => ({ ...one, piece: false }))
	].sort((a, b) => a.fromMm - b.fromMm || a.toMm - b.toMm);
	const gaps: number[] = [];
	const spaceMm = spaceFor(Math.min(...pieces.map((piece) => piece.widthMm)));
	let last = obstacles[0]!;
	for (const next of obstacles.slice(1)) {
		const gapMm = Math.max(0, next.fromMm - last.toMm);
		if (last.piece || next.piece || gapMm >= spaceMm) gaps.push(gapMm);
		// If two overlap, the next gap begins at the one that reaches further to the right.
		if (next.toMm >= last.toMm) last = next;
	}
	return gaps;
}

/** How wide a space must be for a piece, in mm: its width and a comfortable gap on each side. */
export const spaceFor = (widthMm: number): number => widthMm + 2 * comfort.minGapMm;

/** The largest gap less the smallest; 0 if there are none. */
export const spreadOf = (gapsMm: readonly number[]): number => (gapsMm.length === 0 ? 0 : Math.max(...gapsMm) - Math.min(...gapsMm));
