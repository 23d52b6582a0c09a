import { furnitureCorners, metres, type Side } from '../geometry.ts';
import { type Palette, rgb, type Rgb, times } from './palette.ts';
import type { Point, Quads } from './quads.ts';
import { onSide } from './shell.ts';
import type { Scene, Spot } from '../scene.ts';

/** Adds an upright block over four corners of the floor. */
function block(corners: readonly Spot[], [low, top]: [number, number], colour: Rgb, into: Quads): void {
	const at = ({ x, y }: Spot, high: number): Point => [x, y, high];
	into.add(
		corners.map((corner) => at(corner, top)),
		times(colour, 1.08)
	);
	corners.forEach((a, i) => {
		const b = corners[(i + 1) % 4]!;
		into.add([at(a, low), at(b, low), at(b, top), at(a, top)], times(colour, i % 2 === 0 ? 0.84 : 0.93));
	});
}

/** The part of a rectangle between two shares of its width and two of its depth. */
const within = (corners: readonly Spot[], across: [number, number], deep: [number, number]): Spot[] => {
	const [a, b, , d] = corners as [Spot, Spot, Spot, Spot];
	const at = (u: number, v: number) => ({ x: a.x + (b.x - a.x) * u + (d.x - a.x) * v, y: a.y + (b.y - a.y) * u + (d.y - a.y) * v });
	return [at(across[0], deep[0]), at(across[1], deep[0]), at(across[1], deep[1]), at(across[0], deep[1])];
};

/** Adds furniture with its shadow on the floor: up to 850 mm high as a table or bench on legs, higher as a plain block. */
export function furnish({ furniture }: Scene, palette: Palette, solid: Quads, overlay: Quads): void {
	const wood = rgb(palette.wood);
	for (const piece of furniture) {
		const corners = furnitureCorners(piece);
		const top = metres(piece.heightMm);
		if (piece.heightMm > 850) block(corners, [0, top], wood, solid);
		else {
			block(corners, [top - 0.045, top], wood, solid);
			const [a, b, , d] = corners as [Spot, Spot, Spot, Spot];
			const [leg, depth] = [b, d].map((to) => 0.06 / Math.hypot(to.x - a.x, to.y - a.y)) as [number, number];
			for (const u of [0.03, 0.97 - leg])
				for (const v of [0.05, 0.95 - depth])
					block(within(corners, [u, u + leg], [v, v + depth]), [0, top - 0.045], times(wood, 0.8), solid);
		}
		const [colour, opacity] = palette.shade;
		const outer = within(corners, [-0.12, 1.12], [-0.2, 1.2]);
		corners.forEach((a, i) => {
			const next = (i + 1) % 4;
			const flat = ({ x, y }: Spot): Point => [x, y, 0.004];
			overlay.add([a, corners[next]!, outer[next]!, outer[i]!].map(flat), rgb(colour), [opacity, opacity, 0, 0]);
		});
		overlay.add(
			corners.map(({ x, y }): Point => [x, y, 0.004]),
			rgb(colour),
			opacity
		);
	}
}

/** Adds the shading along the walls, on the floor and below the ceiling. */
export function buildCorners(sides: readonly Side[], ceiling: number, palette: Palette, overlay: Quads): void {
	for (const side of sides)
		for (const [high, wide, opacity] of [
			[0.003, 0.7, 0.16],
			[ceiling - 0.003, 0.9, 0.07]
		] as const)
			overlay.add(
				[onSide(side, 0, high), onSide(side, side.length, high), onSide(side, side.length, high, wide), onSide(side, 0, high, wide)],
				rgb(palette.shade[0]),
				[opacity, opacity, 0, 0]
			);
}

/** Adds a lamp rail below the ceiling in front of every side with works, and a lamp for each work. */
export function buildLamps(scene: Scene, sides: readonly Side[], palette: Palette, into: Quads): void {
	const ceiling = metres(scene.heightMm);
	const out = 0.95;
	const dark = rgb(palette.frame);
	for (const [edge, boxes] of Map.groupBy(scene.boxes, (box) => box.edge)) {
		const side = sides[edge];
		if (!side) continue;
		const block = (from: number, to: number, low: number, high: number, half: number) => {
			const faces = [
				[
					onSide(side, from, low, out - half),
					onSide(side, to, low, out - half),
					onSide(side, to, low, out + half),
					onSide(side, from, low, out + half)
				],
				...[-half, half].map((off) => [
					onSide(side, from, low, out + off),
					onSide(side, to, low, out + off),
					onSide(side, to, high, out + off),
					onSide(side, from, high, out + off)
				]),
				...[from, to].map((s) => [
					onSide(side, s, low, out - half),
					onSide(side, s, low, out + half),
					onSide(side, s, high, out + half),
					onSide(side, s, high, out - half)
				])
			];
			for (const face of faces) into.add(face, dark);
		};
		const ends = boxes.flatMap(({ atMm, widthMm }) => [metres(atMm), metres(atMm + widthMm)]);
		block(Math.max(0.1, Math.min(...ends) - 0.3), Math.min(side.length - 0.1, Math.max(...ends) + 0.3), ceiling - 0.03, ceiling, 0.015);
		for (const { atMm, widthMm } of boxes) {
			const middle = metres(atMm + widthMm / 2);
			block(middle - 0.03, middle + 0.03, ceiling - 0.15, ceiling - 0.03, 0.03);
		}
	}
}
