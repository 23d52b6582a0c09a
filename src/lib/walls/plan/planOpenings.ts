import type { PlanDoor, PlanWindow, RoomPlan } from './roomPlan.ts';
import type { BlockedZone } from '../wall.ts';

/** An opening within this distance of a wall's zone counts as the same opening, in mm. */
const toleranceMm = 100;

/**
 * The doors and windows that the plan doesn't have yet, from the permanent blocked zones of the walls on it. So nobody has to measure them
 * twice. A zone doesn't say how a door opens; the default is into the room with hinges on the left.
 */
export function missingOpenings(
	plan: RoomPlan,
	walls: readonly { id: number; zones: readonly BlockedZone[] }[]
): { doors: PlanDoor[]; windows: PlanWindow[] } {
	const zones = plan.walls.flatMap(({ wall, edge, atMm }) =>
		(walls.find(({ id }) => id === wall)?.zones ?? []).map((zone) => ({ ...zone, edge, atMm: atMm + zone.xMm }))
	);
	const has = (openings: readonly { edge: number; atMm: number; widthMm: number }[], zone: (typeof zones)[number]): boolean =>
		openings.some(
			({ edge, atMm, widthMm }) =>
				edge === zone.edge && atMm < zone.atMm + zone.widthMm + toleranceMm && zone.atMm < atMm + widthMm + toleranceMm
		);
	const permanent = zones.filter(({ from, to }) => !from && !to);
	return {
		doors: permanent
			.filter((zone) => zone.reason === 'door' && !has(plan.doors, zone))
			.map(({ edge, atMm, widthMm, heightMm }) => ({ edge, atMm, widthMm, heightMm, hinge: 'left', opens: 'in' })),
		windows: permanent
			.filter((zone) => zone.reason === 'window' && !has(plan.windows, zone))
			.map(({ edge, atMm, widthMm, heightMm, yMm }) => ({ edge, atMm, widthMm, sillMm: yMm, heightMm }))
	};
}
