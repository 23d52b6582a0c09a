import { describe, expect, test } from 'vitest';
import { presentWalls } from '../read/present.ts';
import { showRows } from '../read/rows.example.ts';
import type { ShowRoomRow } from '../read/rows.ts';
import { presentVirtualRooms } from './presentVirtualRooms.ts';

const row: ShowRoomRow = {
	room_id: 3,
	name: { de: { t: 'Flur', by: 'author' } },
	outline: [
		{ xMm: 0, yMm: 3000 },
		{ xMm: 7000, yMm: 3000 },
		{ xMm: 7000, yMm: 0 },
		{ xMm: 0, yMm: 0 }
	],
	height_mm: 3000,
	doors: [{ edge: 1, atMm: 500, widthMm: 900, heightMm: 2050, hinge: 'left', opens: 'in' }],
	windows: [],
	furniture: [{ xMm: 3000, yMm: 1000, widthMm: 1400, depthMm: 400, heightMm: 450, turn: 0 }],
	walls: [{ code: 'A', colour: '#aa3311', edge: 2, atMm: 400 }]
};
const words = { locale: 'de', notOnline: 'nicht online gezeigt', untitled: 'Ohne Titel' };
const walls = presentWalls(showRows, 'de');
const build = (change: Partial<ShowRoomRow> = {}) => presentVirtualRooms([{ ...row, ...change }], walls, words)[0]!;

describe('presentVirtualRooms', () => {
	test('places works by the hang, on the side that the plan gives', () => {
		const { scene, name } = build();
		expect(name.text).toBe('Flur');
		expect(scene).toMatchObject({ heightMm: 3000, walls: [{ edge: 2, atMm: 400, widthMm: 6000, colour: '#aa3311' }] });
		expect(scene.boxes.map(({ number, edge, atMm, yMm, widthMm, heightMm }) => [number, edge, atMm, yMm, widthMm, heightMm])).toEqual([
			[1, 2, 700, 1100, 500, 700],
			[2, 2, 1600, 1200, 400, 500],
			[2, 2, 2100, 1200, 400, 500]
		]);
		expect(scene.doors).toEqual([{ edge: 1, atMm: 500, widthMm: 900, heightMm: 2050, hinge: 'left' }]);
	});

	test('keeps the proportions of a picture within its frame and lists its files smallest first', () => {
		const [box] = build().scene.boxes;
		expect(box!.frame).toBe(true);
		const { widthMm, heightMm, files, part } = box!.picture!;
		expect(widthMm / heightMm).toBeCloseTo(4000 / 5600, 3);
		expect(part).toEqual([0, 0, 1, 1]);
		expect(files.map(([width]) => width)).toEqual([800, 1600]);
	});

	test('reduces a withheld work to a plain box', () => {
		for (const box of build().scene.boxes.slice(1))
			expect(box).toMatchObject({ name: 'nicht online gezeigt', picture: null, mat: null, frame: false });
	});

	test.each([
		['without a plan', { outline: null, doors: null, windows: null, furniture: [] }],
		['with a wall that its plan does not place', { walls: [{ code: 'A', colour: null, edge: null, atMm: null }] }],
		['with a wall that is longer than its side', { walls: [{ code: 'A', colour: null, edge: 1, atMm: 0 }] }],
		['with an invalid plan', { outline: [{ xMm: 0 }] }]
	] as [string, Partial<ShowRoomRow>][])('turns a room %s into a corridor with the doors of its walls', (_, change) => {
		const { scene } = build(change);
		expect(scene.outline).toHaveLength(4);
		expect(scene.walls).toMatchObject([{ edge: 0, atMm: 400 }]);
		expect(scene.doors).toEqual([{ edge: 0, atMm: 5400, widthMm: 900, heightMm: 2050, hinge: 'right' }]);
		expect(scene.boxes).toHaveLength(3);
	});

	test('leaves out a room without works', () => {
		expect(presentVirtualRooms([{ ...row, walls: [{ code: 'X', colour: null, edge: 0, atMm: 0 }] }], walls, words)).toEqual([]);
	});
});
