import { expect, test } from 'vitest';
import type { RoomPlan } from '../plan/roomPlan.ts';
import { outlineFrom, parsePlanFields, type PlanFields, planFieldsOf, readPlanFields, sideFieldsOf } from './roomPlanForm.ts';

/** A room with drawn corners, which a table of whole degrees can't describe. */
const plan: RoomPlan = {
	outline: [
		{ xMm: 13, yMm: 7 },
		{ xMm: -181, yMm: 4009 },
		{ xMm: 5003, yMm: 4111 },
		{ xMm: 5240, yMm: -3 }
	],
	heightMm: 2900,
	walls: [{ wall: 4, edge: 1, atMm: 305 }],
	doors: [{ edge: 3, atMm: 400, widthMm: 885, heightMm: 2010, hinge: 'right', opens: 'out' }],
	windows: [{ edge: 0, atMm: 1000, widthMm: 1200, sillMm: 900, heightMm: 1350 }],
	furniture: [
		{ name: 'Klavier', xMm: 1500, yMm: 1200, widthMm: 1450, depthMm: 600, heightMm: 1100, turn: 30, from: '2026-05-01', to: null }
	],
	escape: [
		{ xMm: 600, yMm: 500 },
		{ xMm: 4800, yMm: -10 }
	]
};

test('a plan passes through its form unchanged in every language', () => {
	for (const locale of ['de', 'en', 'ar']) {
		const fields = planFieldsOf(plan, [{ id: 4 }, { id: 5 }], locale);
		expect(fields.places).toHaveLength(2);
		expect(parsePlanFields(fields)).toEqual({ ok: true, plan });
	}
});

test('changes only the side that was typed; the corners before it stay', () => {
	const fields = planFieldsOf(plan, [], 'de');
	const sides = fields.sides.map((side, i) => (i === 1 ? { ...side, length: '600' } : side));
	const outline = outlineFrom({ outline: fields.outline, sides })!;
	expect(outline.slice(0, 2)).toEqual(plan.outline.slice(0, 2));
	expect(sideFieldsOf(outline, 'de')[1]!.length).toBe('600,0');
});

const typed: PlanFields = {
	outline: '',
	height: '',
	sides: [
		{ angle: '', length: '500' },
		{ angle: '', length: '400,5' },
		{ angle: '90', length: '500' }
	],
	places: [{ wall: '4', edge: '', at: '' }],
	doors: [],
	windows: [],
	furniture: [],
	escape: []
};

test('computes the corners from sides and angles, with 90 degrees as default', () => {
	const parsed = parsePlanFields(typed);
	expect(parsed.ok && parsed.plan.outline).toEqual([
		{ xMm: 0, yMm: 0 },
		{ xMm: 5000, yMm: 0 },
		{ xMm: 5000, yMm: -4005 },
		{ xMm: 0, yMm: -4005 }
	]);
	expect(parsed.ok && parsed.plan.walls).toEqual([]);
});

const door = { edge: '1', at: '', width: '90', height: '', hinge: 'left', opens: 'in' };
const chair = { name: 'Stuhl', x: '10', y: '10', width: '45', depth: '45', height: '', turn: '', from: '', to: '' };
test.each<[Partial<PlanFields>, Record<string, string>]>([
	[{ sides: [] }, { 'side_length-0': 'too-few-sides' }],
	[
		{ sides: [...typed.sides.slice(0, 2), { angle: '400', length: 'lang' }] },
		{ 'side_length-2': 'not-a-length', 'side_angle-2': 'not-an-angle' }
	],
	[{ height: '5' }, { height: 'too-small' }],
	[{ places: [{ wall: '4', edge: '1', at: '-3' }] }, { 'place_at-0': 'too-small' }],
	[{ doors: [{ ...door, edge: '', opens: 'up' }] }, { 'door_edge-0': 'not-a-choice', 'door_opens-0': 'not-a-choice' }],
	[{ furniture: [{ ...chair, name: '', turn: 'schräg' }] }, { 'furniture_name-0': 'empty', 'furniture_turn-0': 'not-an-angle' }],
	[{ furniture: [{ ...chair, from: '2026-02-02', to: '2026-02-01' }] }, { 'furniture_to-0': 'dates' }],
	[{ escape: [{ x: '10', y: '' }] }, { 'escape_y-0': 'empty' }]
])('refuses %j with an error at its field', (change, errors) => {
	expect(parsePlanFields({ ...typed, ...change })).toEqual({ ok: false, errors });
});

test('reads repeated form fields as table rows and skips empty rows', () => {
	const form = new FormData();
	for (const [name, value] of [
		['side_angle', ''],
		['side_length', '500'],
		['side_angle', '90'],
		['side_length', ''],
		['door_edge', ''],
		['door_at', ''],
		['door_width', ''],
		['door_height', ''],
		['door_hinge', 'left'],
		['door_opens', 'in']
	] as const)
		form.append(name, value);
	expect(readPlanFields(form)).toMatchObject({ sides: [{ angle: '', length: '500' }], doors: [], furniture: [] });
});
