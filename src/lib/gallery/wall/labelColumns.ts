import { orderFromLeft } from '#lib/walls/geometry/arrange.ts';
import { rightMm } from '#lib/walls/geometry/rect.ts';
import type { PublicPlacement, PublicWall } from '../read/types.ts';

/** The labels below one stretch of a wall, from the left edge of its works to the left edge of the next ones. */
export type LabelColumn = {
	/** From the wall's left edge, in mm. */
	xMm: number;
	/** The space for the labels. */
	widthMm: number;
	/** The width of the works above them. */
	aboveMm: number;
	/** Each work once, from left to right, with the placement of its leftmost part. */
	placements: PublicPlacement[];
};

/** The columns for the labels of a wall, from left to right. Works above each other share a column; the last column ends with the wall. */
export function labelColumns({ placements, widthMm }: Pick<PublicWall, 'placements' | 'widthMm'>): LabelColumn[] {
	const columns: { xMm: number; endMm: number; placements: PublicPlacement[] }[] = [];
	const named = new Set<number>();
	for (const placement of orderFromLeft(placements)) {
		const last = columns.at(-1);
		const isSame = last !== undefined && (placement.xMm < last.endMm || named.has(placement.number));
		const column = isSame ? last : { xMm: placement.xMm, endMm: 0, placements: [] };
		if (!isSame) columns.push(column);
		column.endMm = Math.max(column.endMm, rightMm(placement));
		if (!named.has(placement.number)) column.placements.push(placement);
		named.add(placement.number);
	}
	return columns.map(({ xMm, endMm, placements: labelled }, i) => ({
		xMm: Math.max(0, xMm),
		widthMm: Math.max(1, (columns[i + 1]?.xMm ?? Math.max(widthMm, endMm)) - Math.max(0, xMm)),
		aboveMm: endMm - xMm,
		placements: labelled
	}));
}
