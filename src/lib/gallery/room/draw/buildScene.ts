import {
	BufferGeometry,
	CanvasTexture,
	DoubleSide,
	Float32BufferAttribute,
	Group,
	Mesh,
	MeshBasicMaterial,
	RepeatWrapping,
	ShapeUtils,
	Vector2
} from 'three';
import { buildCorners, buildLamps, furnish } from './furnish.ts';
import { metres, sidesOf } from '../geometry.ts';
import { drawBoards, drawNumbers } from './canvasTextures.ts';
import { type Palette, rgb } from './palette.ts';
import { Quads } from './quads.ts';
import { buildShell, onSide } from './shell.ts';
import { stopsOf } from '../walk/viewpoint.ts';
import type { Scene } from '../scene.ts';
import { buildLight, buildWork } from './works.ts';

/** Builds the meshes of a scene except its pictures, in four draw calls: solid surfaces, floor, light and shade, numbers. */
export function buildScene(scene: Scene, palette: Palette): Group {
	const sides = sidesOf(scene.outline);
	const ceiling = metres(scene.heightMm);
	const [solid, floor, overlay, numbers] = [new Quads(), new Quads(), new Quads(), new Quads()];
	buildShell(scene, palette, solid);
	buildCorners(sides, ceiling, palette, overlay);
	for (const box of scene.boxes) {
		const side = sides[box.edge];
		if (!side) continue;
		buildLight(box, side, palette, overlay);
		buildWork(box, side, palette, solid);
	}
	furnish(scene, palette, solid, overlay);
	buildLamps(scene, sides, palette, solid);
	const corners = sides.map(({ from }) => from);
	// Floorboards run along the longest side.
	const boards = sides.reduce((a, b) => (b.length > a.length ? b : a)).along;
	for (const face of ShapeUtils.triangulateShape(
		corners.map(({ x, y }) => new Vector2(x, y)),
		[]
	)) {
		const spots = face.map((i) => corners[i]!);
		solid.add(
			spots.map(({ x, y }) => [x, y, ceiling]),
			rgb(palette.ceiling)
		);
		floor.add(
			spots.map(({ x, y }) => [x, y, 0]),
			[1, 1, 1],
			1,
			spots.map(({ x, y }) => [(x * boards.x + y * boards.y) / boardsMetres, (y * boards.x - x * boards.y) / boardsMetres])
		);
	}
	const stops = stopsOf(scene);
	const sheet = drawNumbers(
		stops.map(({ number }) => number),
		palette.ink
	);
	stops.forEach(({ edge, at, middle, width, height }, i) => {
		const side = sides[edge];
		if (!side) return;
		const [left, low] = [at + width / 2 + 0.05, middle - height / 2];
		const [wide, tall] = [0.13, 0.065];
		numbers.add(
			[
				onSide(side, left, low, 0.004),
				onSide(side, left + wide, low, 0.004),
				onSide(side, left + wide, low + tall, 0.004),
				onSide(side, left, low + tall, 0.004)
			],
			[1, 1, 1],
			1,
			sheet.place(i)
		);
	});
	const wood = new CanvasTexture(drawBoards(palette.floor));
	wood.wrapS = wood.wrapT = RepeatWrapping;
	wood.anisotropy = 8;
	const group = new Group();
	group.add(
		new Mesh(geometryOf(solid), new MeshBasicMaterial({ vertexColors: true, side: DoubleSide })),
		new Mesh(geometryOf(floor), new MeshBasicMaterial({ map: wood, side: DoubleSide })),
		new Mesh(geometryOf(overlay), new MeshBasicMaterial({ vertexColors: true, side: DoubleSide, transparent: true, depthWrite: false })),
		new Mesh(
			geometryOf(numbers),
			new MeshBasicMaterial({ map: new CanvasTexture(sheet.canvas), side: DoubleSide, transparent: true, depthWrite: false })
		)
	);
	return group;
}

/** The size of one repeat of the floor texture, in metres. */
const boardsMetres = 2.4;

/** A three.js geometry of collected surfaces. */
export function geometryOf({ positions, colours, uvs, indices }: Quads): BufferGeometry {
	const geometry = new BufferGeometry();
	geometry.setAttribute('position', new Float32BufferAttribute(positions, 3));
	geometry.setAttribute('color', new Float32BufferAttribute(colours, 4));
	geometry.setAttribute('uv', new Float32BufferAttribute(uvs, 2));
	geometry.setIndex(indices);
	return geometry;
}

/** Frees the GPU memory of a group: geometries, materials, textures. */
export function dispose(group: Group): void {
	group.traverse((one) => {
		if (!(one instanceof Mesh)) return;
		(one.geometry as BufferGeometry).dispose();
		const material = one.material as MeshBasicMaterial;
		material.map?.dispose();
		material.dispose();
	});
}
