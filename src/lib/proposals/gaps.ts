import { comfort } from '#lib/walls/problems/problems.ts';
import { overlaps, rightMm, type Rect } from '#lib/walls/geometry/rect.ts';

/** From one x of a wall to another, in mm. */
export type Span = { fromMm: number; toMm: number };

const span = (rect: Rect): Span => ({ fromMm: rect.xMm, toMm: rightMm(rect) });

/** Spans that overlap become one, from left to right; those that only touch each other stay two. */
export function merged(spans: readonly Span[]): Span[] {
	const found: Span[] = [];
	for (const { fromMm, toMm } of [...spans].sort((a, b) => a.fromMm - b.fromMm)) {
		const last = found.at(-1);
		if (last && fromMm < last.toMm) last.toMm = Math.max(last.toMm, toMm);
		else found.push({ fromMm, toMm });
	}
	return found;
}

/** The zones that stand in the way at the height of at least one of these. */
export const zonesInTheWay = <T extends Rect>(zones: readonly T[], pieces: readonly Rect[]): T[] =>
	zones.filter((zone) => pieces.some((piece) => overlaps({ ...zone, xMm: piece.xMm, widthMm: piece.widthMm }, piece)));

/** What of a wall's breadth zones leave, in mm. */
export const freeBreadthMm = (widthMm: number, zones: readonly Rect[]): number =>
	widthMm - merged(zones.map(span)).reduce((sum, { fromMm, toMm }) => sum + Math.min(toMm, widthMm) - Math.max(0, fromMm), 0);

/**
 * The free spaces of a wall beside what hangs there, from left to right in mm: from the wall's edge or a zone to a piece, from
 * one piece to the next. Pieces that hang above each other count as one; what overlaps has the gap 0. A space without a piece at
 * either end is a gap where the narrowest of the pieces would have room (see `roomFor`): a wall with a door isn't even when all hangs on one side.
 */
export function wallGaps(widthMm: number, pieces: readonly Rect[], zones: readonly Rect[]): number[] {
	const edges: Span[] = [
		{ fromMm: 0, toMm: 0 },
		{ fromMm: widthMm, toMm: widthMm }
	];
	const standing = [
		...merged(pieces.map(span)).map((one) => ({ ...one, piece: true })),
		...merged([...edges, ...zonesInTheWay(zones, pieces).map(span)]).map((one) => ({ ...one, piece: false }))
	].sort((a, b) => a.fromMm - b.fromMm || a.toMm - b.toMm);
	const gaps: number[] = [];
	const roomMm = roomFor(Math.min(...pieces.map((piece) => piece.widthMm)));
	let last = standing[0]!;
	for (const next of standing.slice(1)) {
		const gapMm = Math.max(0, next.fromMm - last.toMm);
		if (last.piece || next.piece || gapMm >= roomMm) gaps.push(gapMm);
		// Of two that overlap the one that reaches further bounds what follows.
		if (next.toMm >= last.toMm) last = next;
	}
	return gaps;
}

/** How broad a space must be for a piece to hang there with comfort. */
export const roomFor = (widthMm: number): number => widthMm + 2 * comfort.minGapMm;

/** The largest less the smallest; 0 of none. */
export const spreadOf = (gapsMm: readonly number[]): number => (gapsMm.length === 0 ? 0 : Math.max(...gapsMm) - Math.min(...gapsMm));
