import type { Rgb } from './palette.ts';

/** A point in the room: x and y on the plan, height above the floor. Metres. */
export type Point = readonly [x: number, y: number, high: number];

/** Collects polygons with a colour and an opacity at each corner into the buffers of one mesh, so that they take one draw call. */
export class Quads {
	positions: number[] = [];
	colours: number[] = [];
	uvs: number[] = [];
	indices: number[] = [];

	/** Adds a convex polygon. `colour` and `opacity` are one value for all corners, or one per corner. */
	add(
		corners: readonly Point[],
		colour: Rgb | readonly Rgb[],
		opacity: number | readonly number[] = 1,
		uvs?: readonly (readonly [number, number])[]
	): void {
		const first = this.positions.length / 3;
		corners.forEach(([x, y, high], i) => {
			// The y of the plan becomes -z in WebGL; the negative sign keeps the room from being mirrored.
			this.positions.push(x, high, -y);
			const own = typeof colour[0] === 'number' ? (colour as Rgb) : (colour as readonly Rgb[])[i]!;
			this.colours.push(...own, typeof opacity === 'number' ? opacity : opacity[i]!);
			this.uvs.push(...(uvs?.[i] ?? [x, y]));
		});
		for (let i = 2; i < corners.length; i++) this.indices.push(first, first + i - 1, first + i);
	}
}
