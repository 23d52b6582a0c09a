import { overlaps, rightMm, type Rect } from '#lib/walls/geometry/rect.ts';
import type { HangWall } from '#lib/exhibitions/hang/placement.ts';
import { freeBreadthMm, merged, type Span } from './gaps.ts';
import type { Hung } from './measure.ts';

/** A free stretch of a wall; `beside`: it ends at a piece that stays, so that even empty it is a gap. */
export type Stretch = Span & { beside: boolean };

/** A wall as a search sees it while zones of one set are in the way; `narrowestMm`: of what stays on it. */
export type Opened = { stretches: Stretch[]; lengths: number[]; breadthMm: number; narrowestMm: number };

/** A wall for a search: what stays on it, and its free stretches for each set of zones. */
export type Surface = {
	wall: HangWall;
	fixed: readonly Hung[];
	fixedTakenMm: number;
	zoneMask: (piece: Rect) => number;
	open: (mask: number) => Opened;
};

/** One bit a zone; from the last bit on zones share it and count all together. */
const bitOf = (zone: number): number => 1 << Math.min(zone, 30);

/** A wall with the pieces that stay where they are: nothing new hangs above, below or closer to them than a gap. */
export function surfaceOf(wall: HangWall, fixed: readonly Hung[]): Surface {
	const known = new Map<number, Opened>();
	const zoneMask = (piece: Rect): number =>
		wall.blocked.reduce(
			(mask, zone, i) => (overlaps({ ...zone, xMm: piece.xMm, widthMm: piece.widthMm }, piece) ? mask | bitOf(i) : mask),
			0
		);
	const always = fixed.reduce((mask, piece) => mask | zoneMask(piece), 0);
	const narrowestMm = Math.min(...fixed.map(({ widthMm }) => widthMm));
	const fixedSpans = merged(fixed.map(({ xMm, widthMm }) => ({ fromMm: xMm, toMm: xMm + widthMm })));
	function open(asked: number): Opened {
		const mask = asked | always;
		const found = known.get(mask);
		if (found) return found;
		const zones = wall.blocked.filter((_zone, i) => mask & bitOf(i));
		const stretches = stretchesOf(wall.widthMm, zones, fixedSpans);
		const lengths = stretches.map(({ fromMm, toMm }) => toMm - fromMm);
		const opened = { stretches, lengths, narrowestMm, breadthMm: Math.max(1, freeBreadthMm(wall.widthMm, zones)) };
		known.set(mask, opened);
		return opened;
	}
	const fixedTakenMm = fixedSpans.reduce((sum, { fromMm, toMm }) => sum + toMm - fromMm, 0);
	return { wall, fixed, fixedTakenMm, zoneMask, open };
}

function stretchesOf(widthMm: number, zones: readonly Rect[], fixed: readonly Span[]): Stretch[] {
	const standing = [
		...zones.map((zone) => ({ fromMm: zone.xMm, toMm: rightMm(zone), piece: false })),
		...fixed.map((one) => ({ ...one, piece: true })),
		{ fromMm: widthMm, toMm: widthMm, piece: false }
	].sort((a, b) => a.fromMm - b.fromMm || a.toMm - b.toMm);
	const found: Stretch[] = [];
	let last = { toMm: 0, piece: false };
	for (const next of standing) {
		const beside = last.piece || next.piece;
		if (next.fromMm > last.toMm || beside) found.push({ fromMm: last.toMm, toMm: Math.max(last.toMm, next.fromMm), beside });
		if (next.toMm >= last.toMm) last = next;
	}
	return found;
}
