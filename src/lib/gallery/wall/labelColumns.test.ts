import { expect, test } from 'vitest';
import type { PublicPlacement } from '../read/types.ts';
import { labelColumns } from './labelColumns.ts';

const box = (number: number, xMm: number, widthMm: number, yMm = 1000, part: number | null = null) =>
	({ number, part, xMm, yMm, widthMm, heightMm: 400 }) as PublicPlacement;
const columnsOf = (placements: PublicPlacement[], widthMm = 4000) =>
	labelColumns({ placements, widthMm }).map(({ xMm, widthMm, aboveMm, placements }) => [
		xMm,
		widthMm,
		aboveMm,
		placements.map(({ number }) => number)
	]);

test('a column reaches from its work to the next one, the last to the end of the wall', () => {
	expect(columnsOf([box(2, 1500, 600), box(1, 300, 800)])).toEqual([
		[300, 1200, 800, [1]],
		[1500, 2500, 600, [2]]
	]);
	expect(columnsOf([])).toEqual([]);
});

test('works above each other share a column, and parts share a label', () => {
	expect(
		columnsOf([box(1, 300, 800), box(2, 500, 900, 1800), box(3, 2000, 300, 1000, 1), box(3, 2350, 300, 1000, 2), box(4, 3000, 100)])
	).toEqual([
		[300, 1700, 1100, [1, 2]],
		[2000, 1000, 650, [3]],
		[3000, 1000, 100, [4]]
	]);
});

test('a work that reaches beyond the edges of the wall gets a column, too', () => {
	expect(columnsOf([box(1, -100, 300), box(2, 3900, 300)])).toEqual([
		[0, 3900, 300, [1]],
		[3900, 300, 300, [2]]
	]);
});
