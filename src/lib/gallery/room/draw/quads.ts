import type { Rgb } from './palette.ts';

/** A point in the room: x and y of the plan, height above the floor. Metres. */
export type Point = readonly [x: number, y: number, high: number];

/** Four-cornered surfaces with a colour (and how much of it) at each corner, collected into one mesh: one draw call for all of them. */
export class Quads {
	positions: number[] = [];
	colours: number[] = [];
	uvs: number[] = [];
	indices: number[] = [];

	/** Corners go around; `colour` is one for all or one for each, `opacity` alike. */
	add(
		corners: readonly Point[],
		colour: Rgb | readonly Rgb[],
		opacity: number | readonly number[] = 1,
		uvs?: readonly (readonly [number, number])[]
	): void {
		const first = this.positions.length / 3;
		corners.forEach(([x, y, high], i) => {
			// The plan's y points away from whoever reads it, so that nothing is mirrored.
			this.positions.push(x, high, -y);
			const own = typeof colour[0] === 'number' ? (colour as Rgb) : (colour as readonly Rgb[])[i]!;
			this.colours.push(...own, typeof opacity === 'number' ? opacity : opacity[i]!);
			this.uvs.push(...(uvs?.[i] ?? [x, y]));
		});
		for (let i = 2; i < corners.length; i++) this.indices.push(first, first + i - 1, first + i);
	}
}
