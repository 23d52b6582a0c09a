import type { PlanPoint } from '#lib/walls/plan/roomPlan.ts';

type Sized = { code: string; widthMm: number; heightMm: number };
/** `places` gives the side and the position of each wall by its code. */
export type Corridor = {
	outline: PlanPoint[];
	heightMm: number;
	places: Map<string, { edge: number; atMm: number }>;
};

const gapMm = 400;
const depthMm = 4200;

/**
 * A made-up room for walls that no plan places: a corridor with the first half of the total wall length along one side and the rest along
 * the opposite one, so that a visitor passes the walls in order. A single wall gets a room of its own length.
 */
export function corridorOf(walls: readonly Sized[]): Corridor {
	const total = walls.reduce((sum, { widthMm }) => sum + widthMm, 0);
	const sides: Sized[][] = [[], []];
	let before = 0;
	for (const wall of walls) {
		// The centre of a wall decides on the side; the first wall always goes to the first side.
		sides[before > 0 && before + wall.widthMm / 2 > total / 2 ? 1 : 0]!.push(wall);
		before += wall.widthMm;
	}
	const lengthOf = (side: Sized[]) => side.reduce((sum, { widthMm }) => sum + widthMm + gapMm, gapMm);
	const lengthMm = Math.max(3000, ...sides.map(lengthOf));
	const places: Corridor['places'] = new Map();
	sides.forEach((side, i) => {
		let atMm = Math.round((lengthMm - lengthOf(side)) / 2) + gapMm;
		for (const { code, widthMm } of side) {
			places.set(code, { edge: i * 2, atMm });
			atMm += widthMm + gapMm;
		}
	});
	const outline = [
		{ xMm: 0, yMm: depthMm },
		{ xMm: lengthMm, yMm: depthMm },
		{ xMm: lengthMm, yMm: 0 },
		{ xMm: 0, yMm: 0 }
	];
	return { outline, heightMm: Math.max(2500, ...walls.map(({ heightMm }) => heightMm)), places };
}
