import { overlaps, rightMm, type Rect } from '#lib/walls/geometry/rect.ts';
import type { HangWall } from '#lib/exhibitions/hang/placement.ts';
import { freeWidthMm, mergeSpans, type Span } from './gaps.ts';
import type { ScoredPiece } from './measure.ts';

/** A free stretch of a wall. `beside`: it ends at a piece that stays, so that it is a gap even if it is empty. */
export type Stretch = Span & { beside: boolean };

/**
 * What is free on a wall while a certain set of zones is in the way. `lengths`: of the stretches, in mm; `freeWidthMm`: the wall's width
 * without those zones; `narrowestMm`: the width of the narrowest piece that stays.
 */
export type FreeSpace = { stretches: Stretch[]; lengths: number[]; freeWidthMm: number; narrowestMm: number };

/**
 * A wall in the optimisation problem. `fixed`: the pieces that stay; `fixedTakenMm`: the width they take; `zoneMask`: the zones in the
 * way of a piece, one bit each; `freeSpace`: what is free while the zones of a mask are in the way.
 */
export type Surface = {
	wall: HangWall;
	fixed: readonly ScoredPiece[];
	fixedTakenMm: number;
	zoneMask: (piece: Rect) => number;
	freeSpace: (mask: number) => FreeSpace;
};

/** One bit for each zone. Zones from number 30 on share the last bit: they are in the way together. */
const bitOf = (zone: number): number => 1 << Math.min(zone, 30);

/** A wall with the pieces that stay where they are. Nothing new hangs above or below them, or closer than the smallest gap. */
export function surfaceOf(wall: HangWall, fixed: readonly ScoredPiece[]): Surface {
	const cache = new Map<number, FreeSpace>();
	const zoneMask = (piece: Rect): number =>
		wall.blocked.reduce(
			(mask, zone, i) => (overlaps({ ...zone, xMm: piece.xMm, widthMm: piece.widthMm }, piece) ? mask | bitOf(i) : mask),
			0
		);
	const fixedMask = fixed.reduce((mask, piece) => mask | zoneMask(piece), 0);
	const narrowestMm = Math.min(...fixed.map(({ widthMm }) => widthMm));
	const fixedSpans = mergeSpans(fixed.map(({ xMm, widthMm }) => ({ fromMm: xMm, toMm: xMm + widthMm })));
	function freeSpace(zonesInTheWay: number): FreeSpace {
		const mask = zonesInTheWay | fixedMask;
		const found = cache.get(mask);
		if (found) return found;
		const zones = wall.blocked.filter((_zone, i) => mask & bitOf(i));
		const stretches = stretchesOf(wall.widthMm, zones, fixedSpans);
		const lengths = stretches.map(({ fromMm, toMm }) => toMm - fromMm);
		const space = { stretches, lengths, narrowestMm, freeWidthMm: Math.max(1, freeWidthMm(wall.widthMm, zones)) };
		cache.set(mask, space);
		return space;
	}
	const fixedTakenMm = fixedSpans.reduce((sum, { fromMm, toMm }) => sum + toMm - fromMm, 0);
	return { wall, fixed, fixedTakenMm, zoneMask, freeSpace };
}

function stretchesOf(widthMm: number, zones: readonly Rect[], fixed: readonly Span[]): Stretch[] {
	const obstacles = [
		...zones.map((zone) => ({ fromMm: zone.xMm, toMm: rightMm(zone), piece: false })),
		...fixed.map((one) => ({ ...one, piece: true })),
		{ fromMm: widthMm, toMm: widthMm, piece: false }
	].sort((a, b) => a.fromMm - b.fromMm || a.toMm - b.toMm);
	const found: Stretch[] = [];
	let last = { toMm: 0, piece: false };
	for (const next of obstacles) {
		const beside = last.piece || next.piece;
		if (next.fromMm > last.toMm || beside) found.push({ fromMm: last.toMm, toMm: Math.max(last.toMm, next.fromMm), beside });
		if (next.toMm >= last.toMm) last = next;
	}
	return found;
}
