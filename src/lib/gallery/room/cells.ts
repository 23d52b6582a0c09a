import { metres, type Side } from './geometry.ts';
import type { Scene } from './scene.ts';

/**
 * A rectangular piece of a side, without doors and windows. Metres along the side and above the floor. `wall` is the index of the wall
 * that contains it; -1 if none does.
 */
export type Cell = { at: [number, number]; high: [number, number]; wall: number };

/** Extra cuts near corners, floor and ceiling, where the brightness changes. Distances from the end of a side in metres. */
const shadeCuts = [0, 0.12, 0.35, 0.8, 1.6];

const sorted = (values: number[], end: number): number[] =>
	[...new Set(values.map((value) => Math.min(end, Math.max(0, Math.round(value * 1e4) / 1e4))))].sort((a, b) => a - b);

/** Cuts a side into rectangles. Doors and windows are left out; no cell crosses the edge of a wall, where its paint ends. */
export function cellsOf(scene: Scene, side: Side, edge: number): Cell[] {
	const high = metres(scene.heightMm);
	const walls = scene.walls.map((wall, index) => ({ ...wall, index })).filter((wall) => wall.edge === edge);
	const holes = [
		...scene.doors.filter((door) => door.edge === edge).map((door) => ({ ...door, sillMm: 0 })),
		...scene.windows.filter((window) => window.edge === edge)
	].map(({ atMm, widthMm, sillMm, heightMm }) => ({
		left: metres(atMm),
		right: metres(atMm + widthMm),
		low: metres(sillMm),
		top: metres(sillMm + heightMm)
	}));
	const columns = sorted(
		[
			...shadeCuts.flatMap((away) => [away, side.length - away]),
			...walls.flatMap(({ atMm, widthMm }) => [metres(atMm), metres(atMm + widthMm)]),
			...holes.flatMap(({ left, right }) => [left, right])
		],
		side.length
	);
	const rows = sorted(
		[
			...shadeCuts.flatMap((away) => [away, high - away]),
			...walls.map(({ heightMm }) => metres(heightMm)),
			...holes.flatMap(({ low, top }) => [low, top])
		],
		high
	);
	return columns.slice(0, -1).flatMap((from, c) => {
		const to = columns[c + 1]!;
		const middle = (from + to) / 2;
		return rows.slice(0, -1).flatMap((low, r): Cell[] => {
			const top = rows[r + 1]!;
			const level = (low + top) / 2;
			if (holes.some((hole) => middle > hole.left && middle < hole.right && level > hole.low && level < hole.top)) return [];
			const wall = walls.find(
				({ atMm, widthMm, heightMm }) => middle > metres(atMm) && middle < metres(atMm + widthMm) && level < metres(heightMm)
			);
			return [{ at: [from, to], high: [low, top], wall: wall?.index ?? -1 }];
		});
	});
}
