import { cornersOf, edgesOf, floorArea, isInside, planLimits, type RoomPlan, touches } from './roomPlan.ts';

export type PlanProblemCode =
	| 'edge-too-short'
	| 'crosses-itself'
	| 'inside-out'
	| 'no-such-edge'
	| 'wall-twice'
	| 'wall-too-wide'
	| 'walls-overlap'
	| 'door-outside'
	| 'window-outside'
	| 'openings-overlap'
	| 'higher-than-room'
	| 'furniture-outside'
	| 'escape-blocked'
	| 'escape-outside'
	| 'wall-not-placed';

/** Errors keep a plan from being saved. Edges, doors, windows and furniture count from 1 in `values`, as on the page. */
export type PlanProblem = { code: PlanProblemCode; severity: 'error' | 'warning'; values: Record<string, number | string> };

/** What a plan needs to know of the walls of its room. */
export type WallToPlace = { id: number; code: string; widthMm: number; heightMm: number };

type Found = (code: PlanProblemCode, values: PlanProblem['values'], severity?: PlanProblem['severity']) => void;
/** Something along an edge, with the number it has on the page or the code of its wall. */
type Stretch = { edge: number; atMm: number; widthMm: number; name: number | string };

/** Everything that is wrong with a plan: errors first, from the outline to what stands in it. */
export function planProblems(plan: RoomPlan, walls: readonly WallToPlace[]): PlanProblem[] {
	const problems: PlanProblem[] = [];
	const found: Found = (code, values, severity = 'error') => problems.push({ code, severity, values });
	outlineProblems(plan, found);
	const placed = placedWalls(plan, walls, found);
	const doors = plan.doors.map((door, i) => ({ ...door, name: i + 1 }));
	const windows = plan.windows.map((window, i) => ({ ...window, name: i + 1 }));
	fitting(plan, placed, 'wall-too-wide', found);
	fitting(plan, doors, 'door-outside', found);
	fitting(plan, windows, 'window-outside', found);
	overlapping(placed, (one, other) => found('walls-overlap', { wall: one.name, other: other.name }));
	overlapping([...doors, ...windows], ({ edge }) => found('openings-overlap', { edge: edge + 1 }));
	heights(plan, placed, found);
	standing(plan, found);
	return [...problems.filter(({ severity }) => severity === 'error'), ...problems.filter(({ severity }) => severity !== 'error')];
}

export const blocksSaving = (problems: readonly PlanProblem[]): boolean => problems.some(({ severity }) => severity === 'error');

function outlineProblems({ outline }: RoomPlan, found: Found): void {
	const edges = edgesOf(outline);
	edges.forEach(({ lengthMm }, i) => {
		if (lengthMm < planLimits.minEdgeMm) found('edge-too-short', { edge: i + 1, limitMm: planLimits.minEdgeMm });
	});
	for (let i = 0; i < edges.length; i++) {
		for (let j = i + 2; j < edges.length; j++) {
			const neighbours = i === 0 && j === edges.length - 1;
			if (!neighbours && touches(edges[i]!, edges[j]!)) return found('crosses-itself', { edge: i + 1, other: j + 1 });
		}
	}
	// Neighbours share a corner; one that runs back over the other shares more.
	const back = edges.findIndex((edge, i) => foldsBack(edge, edges[(i + 1) % edges.length]!));
	if (back >= 0) return found('crosses-itself', { edge: back + 1, other: ((back + 1) % edges.length) + 1 });
	if (floorArea(outline) < 0) found('inside-out', {});
}

type Way = ReturnType<typeof edgesOf>[number];
function foldsBack(one: Way, next: Way): boolean {
	const [ax, ay] = [one.to.xMm - one.from.xMm, one.to.yMm - one.from.yMm];
	const [bx, by] = [next.to.xMm - next.from.xMm, next.to.yMm - next.from.yMm];
	return ax * by - ay * bx === 0 && ax * bx + ay * by < 0;
}

function placedWalls(plan: RoomPlan, walls: readonly WallToPlace[], found: Found): (Stretch & WallToPlace)[] {
	const placed = plan.walls.flatMap((place) => {
		const wall = walls.find(({ id }) => id === place.wall);
		return wall ? [{ ...wall, ...place, name: wall.code }] : [];
	});
	for (const wall of walls) {
		const times = placed.filter(({ id }) => id === wall.id).length;
		if (times > 1) found('wall-twice', { wall: wall.code });
		if (times === 0) found('wall-not-placed', { wall: wall.code }, 'warning');
	}
	return placed;
}

function fitting(plan: RoomPlan, stretches: readonly Stretch[], code: PlanProblemCode, found: Found): void {
	const edges = edgesOf(plan.outline);
	for (const { edge, atMm, widthMm, name } of stretches) {
		const long = edges[edge]?.lengthMm;
		if (long === undefined) found('no-such-edge', { edge: edge + 1 });
		else if (atMm + widthMm > long) found(code, { name, edge: edge + 1, neededMm: atMm + widthMm, lengthMm: long });
	}
}

function overlapping(stretches: readonly Stretch[], say: (one: Stretch, other: Stretch) => void): void {
	stretches.forEach((one, i) => {
		for (const other of stretches.slice(i + 1)) {
			if (one.edge === other.edge && one.atMm < other.atMm + other.widthMm && other.atMm < one.atMm + one.widthMm) say(one, other);
		}
	});
}

function heights({ heightMm, doors, windows }: RoomPlan, placed: readonly (Stretch & WallToPlace)[], found: Found): void {
	if (heightMm === null) return;
	const tops = [
		...placed.map((wall) => wall.heightMm),
		...doors.map((door) => door.heightMm),
		...windows.map((window) => window.sillMm + window.heightMm)
	];
	const highest = Math.max(0, ...tops);
	if (highest > heightMm) found('higher-than-room', { topMm: highest, heightMm });
}

function standing({ outline, furniture, escape }: RoomPlan, found: Found): void {
	const ways = escape.slice(1).map((to, i) => ({ from: escape[i]!, to }));
	furniture.forEach((piece, i) => {
		const corners = cornersOf(piece);
		const values = { number: i + 1, name: piece.name };
		// A millimetre of rounding doesn't put a cupboard through the wall.
		const shrunk = cornersOf({ ...piece, widthMm: Math.max(1, piece.widthMm - 2), depthMm: Math.max(1, piece.depthMm - 2) });
		if (!shrunk.every((corner) => isInside(outline, corner))) found('furniture-outside', values, 'warning');
		if (ways.some((way) => edgesOf(corners).some((edge) => touches(way, edge)))) found('escape-blocked', values, 'warning');
	});
	if (escape.some((point) => !isInside(outline, point))) found('escape-outside', {}, 'warning');
}
