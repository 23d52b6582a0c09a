import { cornersOf, edgesOf, floorArea, isInside, type PlanEdge, planLimits, type RoomPlan, touches } from './roomPlan.ts';

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

/** A problem of a room plan. Errors block saving. In `values`, edges, doors, windows and furniture are numbered from 1, as on the page. */
export type PlanProblem = { code: PlanProblemCode; severity: 'error' | 'warning'; values: Record<string, number | string> };

/** What a plan needs to know about a wall of its room. */
export type WallToPlace = { id: number; code: string; widthMm: number; heightMm: number };

type Report = (code: PlanProblemCode, values: PlanProblem['values'], severity?: PlanProblem['severity']) => void;
/** A wall, door or window along an edge. `name`: its number on the page, or the code of the wall. */
type EdgeItem = { edge: number; atMm: number; widthMm: number; name: number | string };

/** All problems of a plan, errors first. */
export function planProblems(plan: RoomPlan, walls: readonly WallToPlace[]): PlanProblem[] {
	const problems: PlanProblem[] = [];
	const report: Report = (code, values, severity = 'error') => problems.push({ code, severity, values });
	checkOutline(plan, report);
	const placed = placedWalls(plan, walls, report);
	const doors = plan.doors.map((door, i) => ({ ...door, name: i + 1 }));
	const windows = plan.windows.map((window, i) => ({ ...window, name: i + 1 }));
	checkFit(plan, placed, 'wall-too-wide', report);
	checkFit(plan, doors, 'door-outside', report);
	checkFit(plan, windows, 'window-outside', report);
	checkOverlaps(placed, (one, other) => report('walls-overlap', { wall: one.name, other: other.name }));
	checkOverlaps([...doors, ...windows], ({ edge }) => report('openings-overlap', { edge: edge + 1 }));
	checkHeights(plan, placed, report);
	checkFurniture(plan, report);
	return [...problems.filter(({ severity }) => severity === 'error'), ...problems.filter(({ severity }) => severity !== 'error')];
}

export const blocksSaving = (problems: readonly PlanProblem[]): boolean => problems.some(({ severity }) => severity === 'error');

function checkOutline({ outline }: RoomPlan, report: Report): void {
	const edges = edgesOf(outline);
	edges.forEach(({ lengthMm }, i) => {
		if (lengthMm < planLimits.minEdgeMm) report('edge-too-short', { edge: i + 1, limitMm: planLimits.minEdgeMm });
	});
	for (let i = 0; i < edges.length; i++) {
		for (let j = i + 2; j < edges.length; j++) {
			const neighbours = i === 0 && j === edges.length - 1;
			if (!neighbours && touches(edges[i]!, edges[j]!)) return report('crosses-itself', { edge: i + 1, other: j + 1 });
		}
	}
	// Neighbours always share a corner. An edge that runs back over its neighbour shares more than that.
	const back = edges.findIndex((edge, i) => foldsBack(edge, edges[(i + 1) % edges.length]!));
	if (back >= 0) return report('crosses-itself', { edge: back + 1, other: ((back + 1) % edges.length) + 1 });
	if (floorArea(outline) < 0) report('inside-out', {});
}

function foldsBack(one: PlanEdge, next: PlanEdge): boolean {
	const [ax, ay] = [one.to.xMm - one.from.xMm, one.to.yMm - one.from.yMm];
	const [bx, by] = [next.to.xMm - next.from.xMm, next.to.yMm - next.from.yMm];
	return ax * by - ay * bx === 0 && ax * bx + ay * by < 0;
}

function placedWalls(plan: RoomPlan, walls: readonly WallToPlace[], report: Report): (EdgeItem & WallToPlace)[] {
	const placed = plan.walls.flatMap((place) => {
		const wall = walls.find(({ id }) => id === place.wall);
		return wall ? [{ ...wall, ...place, name: wall.code }] : [];
	});
	for (const wall of walls) {
		const times = placed.filter(({ id }) => id === wall.id).length;
		if (times > 1) report('wall-twice', { wall: wall.code });
		if (times === 0) report('wall-not-placed', { wall: wall.code }, 'warning');
	}
	return placed;
}

/** Reports what is longer than its edge, or on an edge that doesn't exist. */
function checkFit(plan: RoomPlan, items: readonly EdgeItem[], code: PlanProblemCode, report: Report): void {
	const edges = edgesOf(plan.outline);
	for (const { edge, atMm, widthMm, name } of items) {
		const lengthMm = edges[edge]?.lengthMm;
		if (lengthMm === undefined) report('no-such-edge', { edge: edge + 1 });
		else if (atMm + widthMm > lengthMm) report(code, { name, edge: edge + 1, neededMm: atMm + widthMm, lengthMm });
	}
}

/** Calls `onOverlap` for each pair that overlaps on one edge. */
function checkOverlaps(items: readonly EdgeItem[], onOverlap: (one: EdgeItem, other: EdgeItem) => void): void {
	items.forEach((one, i) => {
		for (const other of items.slice(i + 1)) {
			if (one.edge === other.edge && one.atMm < other.atMm + other.widthMm && other.atMm < one.atMm + one.widthMm) onOverlap(one, other);
		}
	});
}

/** Reports the highest wall, door or window if it is higher than the room. */
function checkHeights({ heightMm, doors, windows }: RoomPlan, placed: readonly (EdgeItem & WallToPlace)[], report: Report): void {
	if (heightMm === null) return;
	const tops = [
		...placed.map((wall) => wall.heightMm),
		...doors.map((door) => door.heightMm),
		...windows.map((window) => window.sillMm + window.heightMm)
	];
	const highest = Math.max(0, ...tops);
	if (highest > heightMm) report('higher-than-room', { topMm: highest, heightMm });
}

/** Warns of furniture outside the room or in the escape route, and of an escape route outside the room. */
function checkFurniture({ outline, furniture, escape }: RoomPlan, report: Report): void {
	const routeSegments = escape.slice(1).map((to, i) => ({ from: escape[i]!, to }));
	furniture.forEach((item, i) => {
		const corners = cornersOf(item);
		const values = { number: i + 1, name: item.name };
		// Shrink it by 1 mm on each side, so that rounding doesn't put it outside.
		const shrunk = cornersOf({ ...item, widthMm: Math.max(1, item.widthMm - 2), depthMm: Math.max(1, item.depthMm - 2) });
		if (!shrunk.every((corner) => isInside(outline, corner))) report('furniture-outside', values, 'warning');
		if (routeSegments.some((segment) => edgesOf(corners).some((edge) => touches(segment, edge))))
			report('escape-blocked', values, 'warning');
	});
	if (escape.some((point) => !isInside(outline, point))) report('escape-outside', {}, 'warning');
}
