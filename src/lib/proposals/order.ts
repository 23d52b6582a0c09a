import type { Bundle } from './bundle.ts';

/** How works follow each other on each wall, from left to right. */
export const orders = ['given', 'size', 'artist'] as const;
export type Order = (typeof orders)[number];

const areaOf = ({ boxes }: Bundle): number => boxes.reduce((sum, { placement }) => sum + placement.widthMm * placement.heightMm, 0);

/**
 * The bundles in an order: by their numbers, the largest surface first, or those of an artist after each other (artists by their
 * first number). Of equals the smaller number is first.
 */
export function inOrder(bundles: readonly Bundle[], order: Order): Bundle[] {
	const byNumber = (a: Bundle, b: Bundle) => a.number - b.number || (a.boxes[0]!.placement.id < b.boxes[0]!.placement.id ? -1 : 1);
	const sorted = [...bundles].sort(byNumber);
	if (order === 'given') return sorted;
	if (order === 'size') {
		const areas = new Map(sorted.map((bundle) => [bundle, areaOf(bundle)]));
		return sorted.sort((a, b) => areas.get(b)! - areas.get(a)!);
	}
	const firstOf = new Map<string, number>();
	for (const { artists, number } of sorted) for (const artist of artists) if (!firstOf.has(artist)) firstOf.set(artist, number);
	const rank = ({ artists }: Bundle) => Math.min(...artists.map((artist) => firstOf.get(artist)!));
	return sorted.sort((a, b) => rank(a) - rank(b));
}
