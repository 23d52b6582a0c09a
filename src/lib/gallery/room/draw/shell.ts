import { cellsOf } from '../cells.ts';
import { isReflex, metres, sidesOf, spotAt, type Side } from '../geometry.ts';
import { type Palette, rgb, type Rgb, times } from './palette.ts';
import { type Point, type Quads } from './quads.ts';
import type { Opening, Scene } from '../scene.ts';

/** The point `at` metres along a side, `high` metres above the floor and `out` metres in front of the side. */
export const onSide = (side: Side, at: number, high: number, out = 0): Point => {
	const { x, y } = spotAt(side, at, out);
	return [x, y, high];
};

/** An upright rectangle parallel to a side: its corners from the lower left, counterclockwise as seen from inside. */
export const upright = (side: Side, at: [number, number], high: [number, number], out = 0): Point[] => [
	onSide(side, at[0], high[0], out),
	onSide(side, at[1], high[0], out),
	onSide(side, at[1], high[1], out),
	onSide(side, at[0], high[1], out)
];

/** Adds a box that sticks out of a side, without its back, and without its front if `front` is null. Its top is lighter, its bottom darker. */
export function boxOn(
	into: Quads,
	side: Side,
	at: [number, number],
	high: [number, number],
	out: [number, number],
	colour: Rgb,
	front: Rgb | null = colour
): void {
	const [a, b] = at;
	const [low, top] = high;
	const corner = (s: number, h: number, o: number) => onSide(side, s, h, out[o]);
	if (front) into.add(upright(side, at, high, out[1]), front);
	into.add([corner(a, top, 0), corner(b, top, 0), corner(b, top, 1), corner(a, top, 1)], times(colour, 1.06));
	into.add([corner(a, low, 0), corner(b, low, 0), corner(b, low, 1), corner(a, low, 1)], times(colour, 0.7));
	for (const s of at) into.add([corner(s, low, 0), corner(s, low, 1), corner(s, top, 1), corner(s, top, 0)], times(colour, 0.86));
}

/** Adds walls with their paint, skirting, doors, windows and fixtures. Light is baked into the colours: darker near corners, floor, ceiling. */
export function buildShell(scene: Scene, palette: Palette, into: Quads): void {
	const sides = sidesOf(scene.outline);
	const ceiling = metres(scene.heightMm);
	sides.forEach((side, edge) => {
		const ends = [!isReflex(sides, edge), !isReflex(sides, (edge + 1) % sides.length)];
		const facing = 0.975 + 0.025 * (side.inside.x * 0.5 + side.inside.y * 0.85);
		const light = (at: number, high: number) =>
			facing *
			(ends[0] ? 1 - 0.11 * Math.exp(-at / 0.45) : 1) *
			(ends[1] ? 1 - 0.11 * Math.exp(-(side.length - at) / 0.45) : 1) *
			(1 - 0.12 * Math.exp(-high / 0.4)) *
			(1 - 0.05 * Math.exp(-(ceiling - high) / 0.5));
		for (const { at, high, wall } of cellsOf(scene, side, edge)) {
			const paint = scene.walls[wall]?.colour;
			const base = paint ? times(rgb(paint), palette.paint) : rgb(palette.wall);
			const lit = [0, 1, 2, 3].map((i) => times(base, light(at[i === 1 || i === 2 ? 1 : 0], high[i < 2 ? 0 : 1])));
			into.add(upright(side, at, high), lit);
		}
		for (const at of withoutDoors(scene, side, edge)) boxOn(into, side, at, [0, 0.07], [0, 0.012], rgb(palette.skirting));
	});
	for (const door of scene.doors) if (sides[door.edge]) buildDoor(sides[door.edge]!, door, palette, into);
	for (const window of scene.windows) if (sides[window.edge]) buildWindow(sides[window.edge]!, window, palette, into);
	for (const fixture of scene.fixtures) if (sides[fixture.edge]) buildFixture(sides[fixture.edge]!, fixture, palette, into);
}

/** The stretches of a side between doors, for the skirting. Metres. */
function withoutDoors({ doors }: Scene, side: Side, edge: number): [number, number][] {
	let from = 0;
	const stretches: [number, number][] = [];
	for (const { atMm, widthMm } of doors.filter((door) => door.edge === edge).sort((a, b) => a.atMm - b.atMm)) {
		stretches.push([from, metres(atMm) - 0.06]);
		from = metres(atMm + widthMm) + 0.06;
	}
	return [...stretches, [from, side.length] as [number, number]].filter(([a, b]) => b > a);
}

const spanOf = ({ atMm, widthMm }: Opening): [number, number] => [metres(atMm), metres(atMm + widthMm)];

/** A closed door, set 9 cm deep into the wall, with its casing. */
function buildDoor(side: Side, door: Scene['doors'][number], palette: Palette, into: Quads): void {
	const [a, b] = spanOf(door);
	const top = metres(door.heightMm);
	const colour = rgb(palette.door);
	reveal(into, side, [a, b], [0, top], 0.09, times(colour, 0.88));
	into.add(upright(side, [a, b], [0, top], -0.09), [times(colour, 0.9), times(colour, 0.9), colour, colour]);
	const casing = rgb(palette.skirting);
	boxOn(into, side, [a - 0.06, a], [0, top + 0.06], [0, 0.018], casing);
	boxOn(into, side, [b, b + 0.06], [0, top + 0.06], [0, 0.018], casing);
	boxOn(into, side, [a, b], [top, top + 0.06], [0, 0.018], casing);
	const handle = door.hinge === 'left' ? b - 0.16 : a + 0.04;
	boxOn(into, side, [handle, handle + 0.12], [1.03, 1.05], [-0.09, -0.04], rgb(palette.frameLight));
}

/** A window with the sky and the ground behind it. */
function buildWindow(side: Side, window: Scene['windows'][number], palette: Palette, into: Quads): void {
	const [a, b] = spanOf(window);
	const [low, top] = [metres(window.sillMm), metres(window.sillMm + window.heightMm)];
	const [sky, ground, frame] = [rgb(palette.sky), rgb(palette.ground), rgb(palette.skirting)];
	reveal(into, side, [a, b], [low, top], 0.2, times(rgb(palette.wall), 0.97));
	into.add(upright(side, [a, b], [low, top], -0.2), [ground, ground, sky, sky]);
	for (const s of [a, (a + b) / 2 - 0.025, b - 0.05]) boxOn(into, side, [s, s + 0.05], [low, top], [-0.2, -0.15], frame);
	for (const h of [low, top - 0.05]) boxOn(into, side, [a, b], [h, h + 0.05], [-0.2, -0.15], frame);
	boxOn(into, side, [a - 0.04, b + 0.04], [low - 0.03, low], [-0.2, 0.06], frame);
}

/** The reveal of an opening: its inner faces, `deep` metres into the wall. */
function reveal(into: Quads, side: Side, [a, b]: [number, number], [low, top]: [number, number], deep: number, colour: Rgb): void {
	const point = (s: number, h: number, out: number) => onSide(side, s, h, out);
	for (const s of [a, b]) into.add([point(s, low, 0), point(s, low, -deep), point(s, top, -deep), point(s, top, 0)], times(colour, 0.94));
	for (const h of [low, top]) into.add([point(a, h, 0), point(b, h, 0), point(b, h, -deep), point(a, h, -deep)], colour);
}

function buildFixture(side: Side, fixture: Scene['fixtures'][number], palette: Palette, into: Quads): void {
	const at = spanOf(fixture);
	const high: [number, number] = [metres(fixture.yMm), metres(fixture.yMm + fixture.heightMm)];
	const metal = rgb(palette.metal);
	if (fixture.reason === 'radiator') {
		const ribs = Math.max(2, Math.round((at[1] - at[0]) / 0.06));
		const wide = (at[1] - at[0]) / ribs;
		for (let i = 0; i < ribs; i++)
			boxOn(into, side, [at[0] + i * wide, at[0] + (i + 0.8) * wide], high, [0.03, 0.1], rgb(palette.skirting));
	} else if (fixture.reason === 'screen') boxOn(into, side, at, high, [0, 0.05], rgb(palette.frame));
	else if (fixture.reason === 'escape-sign') boxOn(into, side, at, high, [0, 0.03], [0.02, 0.42, 0.26]);
	else boxOn(into, side, at, high, [0, 0.008], metal);
}
