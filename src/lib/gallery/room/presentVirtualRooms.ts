import { z } from 'zod';
import { cornersOf, edgesOf, roomPlanSchema } from '#lib/walls/plan/roomPlan.ts';

import { wallDrawing, type Box, type DrawnPlacement } from '../wall/wallDrawing.ts';
import { wordsOf } from '../read/present.ts';
import type { ShowRoomRow } from '../read/rows.ts';
import type { PublicPicture, PublicWall, Words } from '../read/types.ts';
import { corridorOf } from './corridor.ts';
import type { InnerRect, PlanSpot, SceneBox, ScenePicture, Scene } from './scene.ts';

/** The virtual room of a room in which works of the show hang: its walls in walking order, and the scene to draw. */
export type VirtualRoom = { id: number; name: Words; walls: PublicWall[]; scene: Scene };

const planSchema = roomPlanSchema.pick({ outline: true, doors: true, windows: true }).extend({
	furniture: z.array(roomPlanSchema.shape.furniture.element.omit({ name: true, from: true, to: true }))
});

/**
 * The virtual rooms of a show, without rooms in which nothing hangs. `notOnline` is the name given to withheld works, `untitled` to works
 * without a title.
 */
export function presentVirtualRooms(
	rows: readonly ShowRoomRow[],
	walls: readonly PublicWall[],
	words: { locale: string; notOnline: string; untitled: string }
): VirtualRoom[] {
	return rows.flatMap((row) => {
		const own = row.walls.flatMap(({ code }) => walls.filter((wall) => wall.code === code));
		return own.length === 0
			? []
			: [{ id: row.room_id, name: wordsOf(row.name, words.locale), walls: own, scene: sceneOf(row, own, words) }];
	});
}

function sceneOf(row: ShowRoomRow, walls: readonly PublicWall[], words: { notOnline: string; untitled: string }): Scene {
	const { outline, doors, windows, furniture, heightMm, places } = planOf(row, walls);
	const placed = walls.map((wall) => ({ wall, ...places.get(wall.code)! }));
	const zones = placed.flatMap(({ wall, edge, atMm }) =>
		wall.blocked.map((zone) => ({
			edge,
			atMm: atMm + zone.xMm,
			yMm: zone.yMm,
			widthMm: zone.widthMm,
			heightMm: zone.heightMm,
			reason: zone.reason
		}))
	);
	return {
		outline,
		heightMm,
		walls: placed.map(({ wall, edge, atMm }) => ({
			edge,
			atMm,
			widthMm: wall.widthMm,
			heightMm: wall.heightMm,
			colour: row.walls.find(({ code }) => code === wall.code)?.colour ?? null
		})),
		// Without a plan, the blocked zones of the walls are the only source for doors and windows.
		doors:
			doors ??
			zones
				.filter(({ reason }) => reason === 'door')
				.map(({ yMm, reason: _, ...door }) => ({ ...standingDoor(door, yMm), hinge: 'right' as const })),
		windows:
			windows ?? zones.filter(({ reason }) => reason === 'window').map(({ yMm, reason: _, ...window }) => ({ ...window, sillMm: yMm })),
		// Corners are computed here: doing it in the browser would bundle the schema of plans.
		furniture: furniture.map((piece) => ({ corners: cornersOf(piece).map(whole), heightMm: piece.heightMm })),
		fixtures: zones.filter(({ reason }) => ['radiator', 'socket', 'screen', 'escape-sign'].includes(reason)),
		boxes: placed.flatMap(({ wall, edge, atMm }) => wallDrawing(wall).map((drawn) => boxOf(drawn, edge, atMm, words)))
	};
}

const whole = ({ xMm, yMm }: PlanSpot): PlanSpot => ({ xMm: Math.round(xMm), yMm: Math.round(yMm) });

/** Extends a door down to the floor. */
const standingDoor = <T extends { heightMm: number }>(door: T, yMm: number): T => ({ ...door, heightMm: door.heightMm + yMm });

/** The plan, if it is valid and places every wall with works; else a corridor. */
function planOf(row: ShowRoomRow, walls: readonly PublicWall[]) {
	const highest = Math.max(2500, ...walls.map(({ heightMm }) => heightMm));
	const { success, data } = planSchema.safeParse(row);
	const edges = success ? edgesOf(data.outline) : [];
	const places = new Map<string, { edge: number; atMm: number }>();
	for (const { code, widthMm } of walls) {
		const { edge = null, atMm = null } = row.walls.find((wall) => wall.code === code) ?? {};
		// Accept walls measured up to 100 mm longer than their side.
		if (edge !== null && atMm !== null && atMm + widthMm <= (edges[edge]?.lengthMm ?? -1) + 100) places.set(code, { edge, atMm });
	}
	if (!success || places.size < walls.length) return { ...corridorOf(walls), doors: null, windows: null, furniture: [] };
	const doors = data.doors.map(({ opens: _, ...door }) => door);
	return { ...data, doors, heightMm: Math.max(row.height_mm ?? highest, highest), places };
}

function boxOf(
	{ placement, outer, frame, mat, opening, picture }: DrawnPlacement,
	edge: number,
	atMm: number,
	words: Record<string, string>
): SceneBox {
	const { work, xMm, yMm, widthMm, heightMm, number } = placement;
	const upright = (box: Box): InnerRect => ({
		xMm: box.x,
		yMm: outer.height - box.y - box.height,
		widthMm: box.width,
		heightMm: box.height
	});
	return {
		number,
		name: work.withheld ? words.notOnline! : (work.caption.title?.text ?? words.untitled!),
		edge,
		atMm: atMm + xMm,
		yMm,
		widthMm,
		heightMm,
		frame: frame !== null && !work.withheld,
		mat: mat && !work.withheld ? upright(opening) : null,
		picture: work.image && !work.withheld ? pictureOf(work.image, opening, picture, upright) : null
	};
}

/** The section of a picture that is visible through its opening. */
function pictureOf(image: PublicPicture, opening: Box, whole: Box, upright: (box: Box) => InnerRect): ScenePicture {
	const left = Math.max(opening.x, whole.x);
	const top = Math.max(opening.y, whole.y);
	const right = Math.min(opening.x + opening.width, whole.x + whole.width);
	const bottom = Math.min(opening.y + opening.height, whole.y + whole.height);
	const share = (value: number) => Math.round(value * 1e4) / 1e4;
	return {
		...upright({ x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) }),
		part: [
			share((left - whole.x) / whole.width),
			share((top - whole.y) / whole.height),
			share((right - whole.x) / whole.width),
			share((bottom - whole.y) / whole.height)
		],
		files: filesOf(image),
		dominant: image.dominant ?? '#8a867e'
	};
}

/** Files of one format, smallest first. WebP if there is any: every browser with WebGL 2 reads it. */
function filesOf({ variants }: PublicPicture): ScenePicture['files'] {
	const format = (['webp', 'jpeg', 'png', 'avif'] as const).find((wanted) => variants.some((one) => one.format === wanted));
	return variants
		.filter((one) => one.format === format)
		.toSorted((a, b) => a.width - b.width)
		.map(({ width, height, src }) => [width, height, src]);
}
