import { cornersOf } from '#lib/walls/plan/roomPlan.ts';
import type { SceneBox, Scene } from './scene.ts';

/** The scene of a room of 6 by 5 m for tests: a wall of 4 m with two works, a door, a window, a table in the middle. */

const box = (number: number, edge: number, atMm: number, widthMm: number): SceneBox => ({
	number,
	name: `Werk ${number}`,
	edge,
	atMm,
	yMm: 1200,
	widthMm,
	heightMm: 500,
	frame: true,
	mat: null,
	picture: null
});

export const sceneExample: Scene = {
	outline: [
		{ xMm: 0, yMm: 5000 },
		{ xMm: 6000, yMm: 5000 },
		{ xMm: 6000, yMm: 0 },
		{ xMm: 0, yMm: 0 }
	],
	heightMm: 3000,
	walls: [{ edge: 0, atMm: 300, widthMm: 4000, heightMm: 2500, colour: '#aa3311' }],
	doors: [{ edge: 0, atMm: 4500, widthMm: 900, heightMm: 2000, hinge: 'left' }],
	windows: [{ edge: 0, atMm: 2500, widthMm: 1200, sillMm: 1000, heightMm: 1000 }],
	furniture: [{ corners: cornersOf({ xMm: 3000, yMm: 2500, widthMm: 2000, depthMm: 1000, turn: 0 }), heightMm: 740 }],
	fixtures: [],
	boxes: [box(1, 0, 600, 400), box(2, 0, 1400, 600), box(3, 1, 2000, 3000)]
};
