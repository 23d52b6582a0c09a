import type { PlanDoor, PlanWindow, RoomPlan } from './roomPlan.ts';
import type { BlockedZone } from '../wall.ts';

/** How far an opening may lie from a zone of a wall and still be the same one, in mm. */
const sameMm = 100;

/**
 * Doors and windows that are known from the blocked zones of placed walls and that the plan doesn't have yet: nobody
 * measures them twice. Which way a door opens nobody knows from its zone: into the room, hinges at the left.
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
			({ edge, atMm, widthMm }) => edge === zone.edge && atMm < zone.atMm + zone.widthMm + sameMm && zone.atMm < atMm + widthMm + sameMm
		);
	const always = zones.filter(({ from, to }) => !from && !to);
	return {
		doors: always
			.filter((zone) => zone.reason === 'door' && !has(plan.doors, zone))
			.map(({ edge, atMm, widthMm, heightMm }) => ({ edge, atMm, widthMm, heightMm, hinge: 'left', opens: 'in' })),
		windows: always
			.filter((zone) => zone.reason === 'window' && !has(plan.windows, zone))
			.map(({ edge, atMm, widthMm, heightMm, yMm }) => ({ edge, atMm, widthMm, sillMm: yMm, heightMm }))
	};
}
