import type { PieceToHang } from './pieceToHang.ts';
import type { Task } from './assignment.ts';

/** Why there is no hang. `ids` are ids of placements; a piece with several boxes is named by the first. */
export type Reason =
	| { code: 'nothing' }
	/** The placements that stay have errors themselves. */
	| { code: 'errors-before'; ids: string[] }
	/** No wall is high or wide enough; `missingMm`: by how much. */
	| { code: 'too-high' | 'too-wide'; ids: string[]; missingMm: number }
	/** No wall can carry them. */
	| { code: 'too-heavy'; ids: string[] }
	/**
	 * The works don't fit together; `missingMm`: the length of wall that is missing. `oneOf`: leaving out any one of these is enough, the
	 * smallest first; `all`: if no single one is enough, leaving out all of these is.
	 */
	| { code: 'missing'; missingMm: number; oneOf: string[]; all: string[] };

/** The id of a piece's first placement, which stands for the piece. */
export const placementIdOf = (piece: PieceToHang): string => piece.boxes[0]!.placement.id;

/** Why some pieces can't hang on any wall even alone; null if each of them can. */
export function reasonForOne(task: Task): Reason | null {
	const { pieces, surfaces, level, forbidden, minMm } = task;
	const high: PieceToHang[] = [];
	const wide: { piece: PieceToHang; missingMm: number }[] = [];
	const heavy: PieceToHang[] = [];
	pieces.forEach((piece, p) => {
		const at = surfaces.map(({ wall }) => level(piece, wall));
		if (at.every((yMm) => yMm === null)) return high.push(piece);
		const missing = surfaces.map((surface, w) => {
			const yMm = at[w]!;
			if (yMm === null) return Infinity;
			const { stretches } = surface.freeSpace(surface.zoneMask({ xMm: 0, yMm, widthMm: 1, heightMm: piece.heightMm }));
			return Math.min(...stretches.map(({ fromMm, toMm }) => piece.widthMm + 2 * minMm - (toMm - fromMm)));
		});
		if (Math.min(...missing) > 0) return wide.push({ piece, missingMm: Math.min(...missing) });
		if (surfaces.every((_surface, w) => missing[w]! > 0 || forbidden?.has(`${p} ${w}`))) heavy.push(piece);
		return 0;
	});
	if (high.length > 0) {
		const highest = Math.max(...surfaces.map(({ wall }) => wall.heightMm));
		return { code: 'too-high', ids: high.map(placementIdOf), missingMm: Math.max(0, ...high.map(({ heightMm }) => heightMm - highest)) };
	}
	if (wide.length > 0) {
		return {
			code: 'too-wide',
			ids: wide.map(({ piece }) => placementIdOf(piece)),
			missingMm: Math.max(...wide.map(({ missingMm }) => missingMm))
		};
	}
	return heavy.length > 0 ? { code: 'too-heavy', ids: heavy.map(placementIdOf) } : null;
}

/** How many works `oneOf` names at most. */
const maxNamed = 8;

/**
 * Which pieces to leave out when `missingMm` of wall are missing. Only a piece at least that wide can be enough on its own.
 *
 * @param missingWithout returns what is missing, in mm, when only the given pieces are hung.
 */
export function suggestLeavingOut(task: Task, missingMm: number, missingWithout: (remaining: readonly PieceToHang[]) => number): Reason {
	const bySize = [...task.pieces].sort((a, b) => a.widthMm - b.widthMm || a.number - b.number);
	const oneOf: string[] = [];
	for (const piece of bySize) {
		if (oneOf.length === maxNamed) break;
		if (piece.widthMm + task.minMm < missingMm) continue;
		if (missingWithout(task.pieces.filter((other) => other !== piece)) === 0) oneOf.push(placementIdOf(piece));
	}
	if (oneOf.length > 0) return { code: 'missing', missingMm, oneOf, all: [] };
	const together: PieceToHang[] = [];
	for (const piece of bySize.reverse()) {
		together.push(piece);
		if (missingWithout(task.pieces.filter((other) => !together.includes(other))) === 0) break;
	}
	return { code: 'missing', missingMm, oneOf: [], all: together.map(placementIdOf) };
}
