import { addDays, berlinToday } from '#lib/shared/dates.ts';
import { type DemoWall, plans, rooms, stock, walls } from './programme.ts';
import type { Visitor } from './visitor.ts';

const cm = (mm: number | null): string => (mm === null ? '' : (mm / 10).toFixed(1).replace('.', ','));

/** Creates rooms, walls, plans and the stock through the coordinator's forms. Returns the ids of the walls by their codes. */
export async function makeHouse(coordinator: Visitor): Promise<Record<string, string>> {
	for (const { name, floor, stepFree } of rooms) {
		await coordinator.post('/desk/rooms?/room', { room: '', name_de: name.de, name_en: name.en, floor, step_free: stepFree });
	}
	const page = await coordinator.page('/desk/rooms');
	const roomIds = rooms.map(({ name }) => new RegExp(`data-room="(\\d+)" data-name="${name.de}"`).exec(page)?.[1] ?? '');
	for (const [position, wall] of walls.entries()) await makeWall(coordinator, wall, roomIds[wall.room]!, position + 1);
	const form = await coordinator.page('/desk/exhibitions/new');
	const ids = Object.fromEntries(walls.map(({ code }) => [code, new RegExp(`for="wall-(\\d+)"[^>]*>Wand ${code},`).exec(form)?.[1] ?? '']));
	for (const [i, plan] of plans.entries()) await drawPlan(coordinator, roomIds[i]!, plan, ids);
	await coordinator.post('/desk/rooms/stock', {
		stock_id: stock.map(() => ''),
		stock_kind: stock.map(({ kind }) => kind),
		stock_length: stock.map(({ lengthMm }) => cm(lengthMm)),
		stock_load: stock.map(({ loadKg }) => loadKg),
		stock_amount: stock.map(({ amount }) => String(amount))
	});
	return ids;
}

const on = (flag: boolean | undefined, name: string): Record<string, string> => (flag ? { [name]: 'on' } : {});

async function makeWall(coordinator: Visitor, wall: DemoWall, room: string, position: number): Promise<void> {
	const today = berlinToday(new Date());
	const day = (offset: number | undefined): string => (offset === undefined ? '' : addDays(today, offset));
	const { rails, zones } = wall;
	await coordinator.post('/desk/rooms/walls/new', {
		room,
		code: wall.code,
		position: String(position),
		width: cm(wall.widthMm),
		height: cm(wall.heightMm),
		centre_line: '145',
		...on(wall.daylight, 'daylight'),
		...on(wall.escapeRoute, 'escape_route'),
		...on(wall.walkway, 'walkway'),
		suspension: 'rails',
		rail_from: rails.map(({ fromMm }) => cm(fromMm)),
		rail_to: rails.map(({ toMm }) => cm(toMm)),
		rail_height: rails.map(({ heightMm }) => cm(heightMm)),
		rail_hook_load: rails.map(({ hookKg }) => hookKg),
		rail_cord_load: rails.map(({ cordKg }) => cordKg),
		rail_metre_load: rails.map(({ metreKg }) => metreKg),
		rail_positions: rails.map(() => 'free'),
		zone_reason: zones.map(({ reason }) => reason),
		zone_x: zones.map(({ xMm }) => cm(xMm)),
		zone_y: zones.map(({ yMm }) => cm(yMm)),
		zone_width: zones.map(({ widthMm }) => cm(widthMm)),
		zone_height: zones.map(({ heightMm }) => cm(heightMm)),
		zone_from: zones.map(({ fromDay }) => day(fromDay)),
		zone_to: zones.map(({ toDay }) => day(toDay))
	});
}

async function drawPlan(coordinator: Visitor, room: string, plan: (typeof plans)[number], wallIds: Record<string, string>): Promise<void> {
	const { doors, windows, furniture, escape } = plan;
	const placed = Object.entries(plan.walls);
	await coordinator.post(`/desk/rooms/${room}/plan`, {
		outline: '',
		height: cm(plan.heightMm),
		side_angle: plan.sidesMm.map(() => ''),
		side_length: plan.sidesMm.map(cm),
		place_wall: placed.map(([code]) => wallIds[code]!),
		place_edge: placed.map(([, { edge }]) => String(edge)),
		place_at: placed.map(([, { atMm }]) => cm(atMm)),
		door_edge: doors.map(({ edge }) => String(edge)),
		door_at: doors.map(({ atMm }) => cm(atMm)),
		door_width: doors.map(({ widthMm }) => cm(widthMm)),
		door_height: doors.map(() => cm(2050)),
		door_hinge: doors.map(({ hinge }) => hinge),
		door_opens: doors.map(({ opens }) => opens),
		window_edge: windows.map(({ edge }) => String(edge)),
		window_at: windows.map(({ atMm }) => cm(atMm)),
		window_width: windows.map(({ widthMm }) => cm(widthMm)),
		window_sill: windows.map(({ sillMm }) => cm(sillMm)),
		window_height: windows.map(({ heightMm }) => cm(heightMm)),
		furniture_name: furniture.map(({ name }) => name),
		furniture_x: furniture.map(({ xMm }) => cm(xMm)),
		furniture_y: furniture.map(({ yMm }) => cm(yMm)),
		furniture_width: furniture.map(({ widthMm }) => cm(widthMm)),
		furniture_depth: furniture.map(({ depthMm }) => cm(depthMm)),
		furniture_height: furniture.map(({ heightMm }) => cm(heightMm)),
		furniture_turn: furniture.map(({ turn }) => String(turn)),
		furniture_from: furniture.map(() => ''),
		furniture_to: furniture.map(() => ''),
		escape_x: escape.map(([x]) => cm(x!)),
		escape_y: escape.map(([, y]) => cm(y!))
	});
}
