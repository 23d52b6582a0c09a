import { expect, test } from 'vitest';
import type { Suspension } from '../hooks/suspension.ts';
import { emptyRail } from './suspensionForm.ts';
import { parseWallFields, readWallFields, type WallFields, wallFieldsOf } from './wallForm.ts';

const fields: WallFields = {
	room: '3',
	code: 'A',
	position: '',
	width: '720',
	height: '280,0',
	centre_line: '',
	suspension: 'rails',
	rails: [{ ...emptyRail, height: '275', hook_load: '20' }],
	points: [],
	daylight: true,
	escape_route: false,
	walkway: true,
	zones: [{ reason: 'door', x: '615', y: '', width: '90', height: '205', from: '', to: '' }]
};

test('converts centimetres to millimetres and fills in defaults', () => {
	expect(parseWallFields(fields)).toEqual({
		ok: true,
		wall: {
			room: 3,
			code: 'A',
			position: 1,
			widthMm: 7200,
			heightMm: 2800,
			centreLineMm: 1450,
			suspension: {
				kind: 'rails',
				rails: [
					{ fromMm: 0, toMm: 7200, heightMm: 2750, hookLoadG: 20_000, cordLoadG: null, metreLoadG: null, positions: { kind: 'free' } }
				]
			},
			daylight: true,
			escapeRoute: false,
			walkway: true,
			zones: [{ reason: 'door', xMm: 6150, yMm: 0, widthMm: 900, heightMm: 2050, from: null, to: null }]
		}
	});
});

test('a wall passes through its form unchanged', () => {
	const parsed = parseWallFields(fields);
	if (!parsed.ok) throw new Error('not parsed');
	const free = { fromMm: 105, toMm: 3000, heightMm: 2755, hookLoadG: 1500, cordLoadG: 20_000, metreLoadG: 55_250 };
	const hung: Suspension[] = [
		{ kind: 'unknown' },
		{ kind: 'points', points: [] },
		{
			kind: 'points',
			points: [
				{ xMm: 15, yMm: 1803, loadG: null },
				{ xMm: 7200, yMm: 0, loadG: 2500 }
			]
		},
		{
			kind: 'rails',
			rails: [
				{ ...free, positions: { kind: 'every', stepMm: 125, firstMm: 130 } },
				{ ...free, hookLoadG: null, positions: { kind: 'listed', atMm: [105, 998, 3000] } }
			]
		}
	];
	for (const suspension of hung) {
		const wall = { ...parsed.wall, suspension };
		for (const locale of ['de', 'en', 'ar']) expect(parseWallFields(wallFieldsOf(wall, '', locale))).toEqual({ ok: true, wall });
	}
});

const rail = (change: object): Partial<WallFields> => ({ rails: [{ ...fields.rails[0]!, ...change }] });
const nail = (change: object): Partial<WallFields> => ({ suspension: 'points', points: [{ x: '10', y: '180', load: '', ...change }] });

const zone = (change: object): Partial<WallFields> => ({ zones: [{ ...fields.zones[0]!, ...change }] });
test.each<[Partial<WallFields>, Record<string, string>]>([
	[
		{ room: '', code: '', width: 'breit' },
		{ room: 'not-a-choice', code: 'empty', width: 'not-a-length' }
	],
	[{ code: 'Wand links' }, { code: 'code' }],
	[{ height: '140' }, { centre_line: 'centre-line-too-high', 'zone_width-0': 'zone-outside' }],
	[{ suspension: 'magnet' }, { suspension: 'not-a-choice' }],
	[
		{ position: 'vorn', ...rail({ hook_load: 'viel', to: '100', from: '100' }) },
		{ position: 'not-a-number', 'rail_hook_load-0': 'not-a-weight', 'rail_to-0': 'rail-upside-down' }
	],
	[{ rails: [] }, { 'rail_height-0': 'no-rail' }],
	[rail({ height: '', to: '720,1' }), { 'rail_height-0': 'empty', 'rail_to-0': 'rail-outside' }],
	[rail({ positions: 'every' }), { 'rail_step-0': 'empty' }],
	[rail({ positions: 'every', step: '12,5', from: '20', first: '10' }), { 'rail_first-0': 'position-outside' }],
	[rail({ positions: 'listed' }), { 'rail_at-0': 'empty' }],
	[rail({ positions: 'listed', at: '10; 20; 721' }), { 'rail_at-0': 'position-outside' }],
	[rail({ positions: 'sometimes' }), { 'rail_positions-0': 'not-a-choice' }],
	[nail({ x: '721', load: '0' }), { 'point_x-0': 'point-outside', 'point_load-0': 'not-a-weight' }],
	[nail({ y: '281' }), { 'point_y-0': 'point-outside' }],
	[zone({ reason: '', width: '' }), { 'zone_reason-0': 'not-a-choice', 'zone_width-0': 'empty' }],
	[zone({ x: '640' }), { 'zone_width-0': 'zone-outside' }],
	[zone({ from: 'morgen' }), { 'zone_from-0': 'not-a-day' }],
	[zone({ from: '2026-06-02', to: '2026-06-01' }), { 'zone_to-0': 'dates' }]
])('refuses %j with an error at its field', (change, errors) => {
	expect(parseWallFields({ ...fields, ...change })).toEqual({ ok: false, errors });
});

test('reads the repeated fields of zones as rows and skips empty ones', () => {
	const form = new FormData();
	for (const [name, value] of Object.entries({ room: '3', code: ' A ', width: '720', height: '280' })) form.append(name, value);
	for (const line of [
		['', ''],
		['door', '615'],
		['', '']
	] as const) {
		form.append('zone_reason', line[0]);
		form.append('zone_x', line[1]);
		for (const name of ['y', 'width', 'height', 'from', 'to']) form.append(`zone_${name}`, '');
	}
	const read = readWallFields(form);
	expect(read.code).toBe('A');
	expect(read.zones).toEqual([{ reason: 'door', x: '615', y: '', width: '', height: '', from: '', to: '' }]);
});
