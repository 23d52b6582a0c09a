import type { HangWall } from '#lib/exhibitions/hang/placement.ts';
import { type LabelRule, noLabels } from '#lib/walls/problems/labels.ts';
import { type HangingFacts, unknownFacts } from '#lib/walls/hooks/facts.ts';
import { type BlockedZone, plainWall } from '#lib/walls/wall.ts';
import type { WorkToHang } from './wanted.ts';

/** Example works and walls for the tests and the bench. */

/** A wall 2.80 m high with its centre line at 1450 mm. */
export const wallOf = (wallId: number, widthMm: number, more: Partial<HangWall> = {}): HangWall => ({
	...plainWall,
	wallId,
	code: String.fromCharCode(64 + wallId),
	widthMm,
	heightMm: 2800,
	centreLineMm: 1450,
	blocked: [],
	...more
});

export const doorAt = (xMm: number, widthMm = 900): BlockedZone => ({ xMm, yMm: 0, widthMm, heightMm: 2000, reason: 'door' });

/** A work in one or more parts of the same size. */
export const workOf = (
	number: number,
	artistId: string,
	widthMm: number,
	heightMm: number,
	more: Partial<HangingFacts> = {},
	parts = 1
): WorkToHang => ({
	id: `work-${number}`,
	number,
	artistId,
	parts: Array.from({ length: parts }, (_, i) => ({ part: i + 1, widthMm, heightMm, gapMm: null, facts: { ...unknownFacts, ...more } }))
});

/** A pseudo-random generator of numbers from 0 up to, but not including, 1; the same seed gives the same numbers. */
export function numbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}

/**
 * A show of 60 works by up to 22 artists, every tenth work in two parts, on 8 walls. Some walls have doors, windows, radiators; all have a
 * socket and rails with load limits. The works have weights, and labels hang on their right.
 */
export function bigShow(count = 60, seed = 7): { works: WorkToHang[]; walls: HangWall[]; labels: LabelRule } {
	const next = numbers(seed);
	const between = (min: number, max: number) => Math.floor(min + next() * (max - min));
	const works = Array.from({ length: count }, (_, i) => {
		const artist = `artist-${Math.floor(next() * next() * 22)}`;
		const facts = {
			weightG: between(800, 7000),
			hardware: next() < 0.5 ? 'wire' : 'two-eyes',
			dropMm: between(20, 90),
			hookSpacingMm: 200
		};
		const parts = i % 10 === 9 ? 2 : 1;
		return workOf(i + 1, artist, between(240, parts === 2 ? 420 : 900), between(240, 1100), facts, parts);
	});
	const widths = [9200, 6400, 7800, 5200, 8400, 6000, 7200, 9600];
	const rail = { heightMm: 2750, hookLoadG: 10_000, cordLoadG: 15_000, metreLoadG: 25_000, positions: { kind: 'free' as const } };
	const walls = widths.map((widthMm, i) => {
		const blocked: BlockedZone[] = [];
		if (i % 3 === 0) blocked.push(doorAt(between(1500, widthMm - 2400)));
		if (i % 4 === 1) blocked.push({ xMm: widthMm - 1600, yMm: 900, widthMm: 1200, heightMm: 1300, reason: 'window' });
		if (i % 2 === 0) blocked.push({ xMm: 600, yMm: 0, widthMm: 900, heightMm: 700, reason: 'radiator' });
		blocked.push({ xMm: between(300, widthMm - 300), yMm: 300, widthMm: 160, heightMm: 80, reason: 'socket' });
		return wallOf(i + 1, widthMm, { blocked, suspension: { kind: 'rails', rails: [{ fromMm: 0, toMm: widthMm, ...rail }] } });
	});
	return { works, walls, labels: { ...noLabels, side: 'right' } };
}

/** The ids of all parts of these works. */
export const idsOf = (works: readonly WorkToHang[]): Set<string> =>
	new Set(works.flatMap(({ id, parts }) => parts.map(({ part }) => `${id}.${part}`)));
