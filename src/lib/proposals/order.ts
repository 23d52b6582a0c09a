import type { PieceToHang } from './pieceToHang.ts';

/** In which order works hang on each wall, from left to right. */
export const orders = ['given', 'size', 'artist'] as const;
export type Order = (typeof orders)[number];

const areaOf = ({ boxes }: PieceToHang): number => boxes.reduce((sum, { placement }) => sum + placement.widthMm * placement.heightMm, 0);

/**
 * Sorts pieces: by number ("given"), by area with the largest first ("size"), or by artist, artists in the order of their first number.
 * Equal pieces are sorted by number.
 */
export function inOrder(pieces: readonly PieceToHang[], order: Order): PieceToHang[] {
	const byNumber = (a: PieceToHang, b: PieceToHang) =>
		a.number - b.number || (a.boxes[0]!.placement.id < b.boxes[0]!.placement.id ? -1 : 1);
	const sorted = [...pieces].sort(byNumber);
	if (order === 'given') return sorted;
	if (order === 'size') {
		const areas = new Map(sorted.map((piece) => [piece, areaOf(piece)]));
		return sorted.sort((a, b) => areas.get(b)! - areas.get(a)!);
	}
	const firstOf = new Map<string, number>();
	for (const { artists, number } of sorted) for (const artist of artists) if (!firstOf.has(artist)) firstOf.set(artist, number);
	const rank = ({ artists }: PieceToHang) => Math.min(...artists.map((artist) => firstOf.get(artist)!));
	return sorted.sort((a, b) => rank(a) - rank(b));
}
