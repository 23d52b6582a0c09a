import { expect, test } from 'vitest';
import { missingOpenings } from './planOpenings.ts';
import type { RoomPlan } from './roomPlan.ts';

const plan: RoomPlan = {
	outline: [
		{ xMm: 0, yMm: 0 },
		{ xMm: 6000, yMm: 0 },
		{ xMm: 6000, yMm: -4000 },
		{ xMm: 0, yMm: -4000 }
	],
	heightMm: null,
	walls: [{ wall: 7, edge: 0, atMm: 500 }],
	doors: [],
	windows: [],
	furniture: [],
	escape: []
};
const zone = { yMm: 0, widthMm: 900, heightMm: 2050 };
const walls = [
	{
		id: 7,
		zones: [
			{ ...zone, xMm: 4000, reason: 'door' as const },
			{ ...zone, xMm: 1000, yMm: 800, heightMm: 1400, reason: 'window' as const },
			{ ...zone, xMm: 2500, reason: 'door' as const, from: '2026-05-01', to: null },
			{ ...zone, xMm: 0, reason: 'radiator' as const }
		]
	},
	{ id: 8, zones: [{ ...zone, xMm: 0, reason: 'door' as const }] }
];

test('returns doors and windows from the zones of walls on the plan, with their place along the edge', () => {
	expect(missingOpenings(plan, walls)).toEqual({
		doors: [{ edge: 0, atMm: 4500, widthMm: 900, heightMm: 2050, hinge: 'left', opens: 'in' }],
		windows: [{ edge: 0, atMm: 1500, widthMm: 900, sillMm: 800, heightMm: 1400 }]
	});
});

test('leaves out openings that the plan has at nearly the same place', () => {
	const door = { edge: 0, atMm: 4560, widthMm: 880, heightMm: 2000, hinge: 'right' as const, opens: 'out' as const };
	expect(missingOpenings({ ...plan, doors: [door] }, walls).doors).toEqual([]);
	expect(missingOpenings({ ...plan, doors: [{ ...door, edge: 2 }] }, walls).doors).toHaveLength(1);
});
