import { z } from 'zod';
import { cornersOf, edgesOf, roomPlanSchema } from '#lib/walls/plan/roomPlan.ts';
import type { Row } from '#lib/shared/database.ts';
import { frameWall, type Box, type Framed } from '../wall/framing.ts';
import { wordsOf } from '../read/present.ts';
import type { PublicPicture, PublicWall, Words } from '../read/types.ts';
import { corridorOf } from './corridor.ts';
import type { Inner, PlanSpot, RoomBox, RoomPicture, RoomScene } from './types.ts';

/** A row of `pub_show_room`: what of a room's plan is public, null where there is no plan. */
export type ShowRoomRow = Omit<Row<'pub_show_room'>, 'exhibition_id'>;

/** A room in which works of the show hang: its walls in walking order, and what is needed to build it. */
export type ShowRoom = { id: number; name: Words; walls: PublicWall[]; scene: RoomScene };

const planSchema = roomPlanSchema.pick({ outline: true, doors: true, windows: true }).extend({
	furniture: z.array(roomPlanSchema.shape.furniture.element.omit({ name: true, from: true, to: true }))
});

/** The rooms of a show as far as something hangs there. `notOnline` is the name of what is withheld, `untitled` of what has none. */
export function presentRooms(
	rows: readonly ShowRoomRow[],
	walls: readonly PublicWall[],
	words: { locale: string; notOnline: string; untitled: string }
): ShowRoom[] {
	return rows.flatMap((row) => {
		const own = row.walls.flatMap(({ code }) => walls.filter((wall) => wall.code === code));
		return own.length === 0
			? []
			: [{ id: row.room_id, name: wordsOf(row.name, words.locale), walls: own, scene: sceneOf(row, own, words) }];
	});
}

function sceneOf(row: ShowRoomRow, walls: readonly PublicWall[], words: { notOnline: string; untitled: string }): RoomScene {
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
		// Where no plan tells of doors and windows, those that the walls have are all one knows of.
		doors:
			doors ??
			zones
				.filter(({ reason }) => reason === 'door')
				.map(({ yMm, reason: _, ...door }) => ({ ...grown(door, yMm), hinge: 'right' as const })),
		windows:
			windows ?? zones.filter(({ reason }) => reason === 'window').map(({ yMm, reason: _, ...window }) => ({ ...window, sillMm: yMm })),
		// The browser needs no arithmetic of plans: here their schema would come along.
		furniture: furniture.map((piece) => ({ corners: cornersOf(piece).map(whole), heightMm: piece.heightMm })),
		fixtures: zones.filter(({ reason }) => ['radiator', 'socket', 'screen', 'escape-sign'].includes(reason)),
		boxes: placed.flatMap(({ wall, edge, atMm }) => frameWall(wall).map((framed) => boxOf(framed, edge, atMm, words)))
	};
}

const whole = ({ xMm, yMm }: PlanSpot): PlanSpot => ({ xMm: Math.round(xMm), yMm: Math.round(yMm) });

/** A door stands on the floor. */
const grown = <T extends { heightMm: number }>(door: T, yMm: number): T => ({ ...door, heightMm: door.heightMm + yMm });

/** The plan, if it can be read and every wall on which something hangs has its place on it; else a corridor. */
function planOf(row: ShowRoomRow, walls: readonly PublicWall[]) {
	const highest = Math.max(2500, ...walls.map(({ heightMm }) => heightMm));
	const { success, data } = planSchema.safeParse(row);
	const edges = success ? edgesOf(data.outline) : [];
	const places = new Map<string, { edge: number; atMm: number }>();
	for (const { code, widthMm } of walls) {
		const { edge = null, atMm = null } = row.walls.find((wall) => wall.code === code) ?? {};
		// A wall that was measured a little longer than its side still hangs there.
		if (edge !== null && atMm !== null && atMm + widthMm <= (edges[edge]?.lengthMm ?? -1) + 100) places.set(code, { edge, atMm });
	}
	if (!success || places.size < walls.length) return { ...corridorOf(walls), doors: null, windows: null, furniture: [] };
	const doors = data.doors.map(({ opens: _, ...door }) => door);
	return { ...data, doors, heightMm: Math.max(row.height_mm ?? highest, highest), places };
}

function boxOf(
	{ placement, outer, frame, mat, opening, picture }: Framed,
	edge: number,
	atMm: number,
	words: Record<string, string>
): RoomBox {
	const { work, xMm, yMm, widthMm, heightMm, number } = placement;
	const upright = (box: Box): Inner => ({ xMm: box.x, yMm: outer.height - box.y - box.height, widthMm: box.width, heightMm: box.height });
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

/** What one sees of a picture through its opening. */
function pictureOf(image: PublicPicture, opening: Box, whole: Box, upright: (box: Box) => Inner): RoomPicture {
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

/** Files of one format, smallest first: WebP, which every browser that draws rooms reads. */
function filesOf({ variants }: PublicPicture): RoomPicture['files'] {
	const format = (['webp', 'jpeg', 'png', 'avif'] as const).find((wanted) => variants.some((one) => one.format === wanted));
	return variants
		.filter((one) => one.format === format)
		.toSorted((a, b) => a.width - b.width)
		.map(({ width, height, src }) => [width, height, src]);
}
