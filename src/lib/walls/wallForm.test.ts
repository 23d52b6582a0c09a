import { expect, test } from 'vitest';
import { parseWallFields, readWallFields, type WallFields, wallFieldsOf } from './wallForm.ts';

const fields: WallFields = {
	room: '3',
	code: 'A',
	position: '',
	width: '720',
	height: '280,0',
	centre_line: '',
	suspension: 'rail',
	rail_height: '275',
	hook_load: '20',
	daylight: true,
	escape_route: false,
	zones: [{ reason: 'door', x: '615', y: '', width: '90', height: '205', from: '', to: '' }]
};

test('centimetres become millimetres, empty places their defaults', () => {
	expect(parseWallFields(fields)).toEqual({
		ok: true,
		wall: {
			room: 3,
			code: 'A',
			position: 1,
			widthMm: 7200,
			heightMm: 2800,
			centreLineMm: 1450,
			suspension: { kind: 'rail', heightMm: 2750, hookLoadG: 20_000 },
			daylight: true,
			escapeRoute: false,
			zones: [{ reason: 'door', xMm: 6150, yMm: 0, widthMm: 900, heightMm: 2050, from: null, to: null }]
		}
	});
});

test('a wall goes through its form unchanged', () => {
	const parsed = parseWallFields(fields);
	if (!parsed.ok) throw new Error('not parsed');
	for (const locale of ['de', 'en', 'ar']) expect(parseWallFields(wallFieldsOf(parsed.wall, '', locale))).toEqual(parsed);
});

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
		{ position: 'vorn', hook_load: 'viel' },
		{ position: 'not-a-number', hook_load: 'not-a-number' }
	],
	[zone({ reason: '', width: '' }), { 'zone_reason-0': 'not-a-choice', 'zone_width-0': 'empty' }],
	[zone({ x: '640' }), { 'zone_width-0': 'zone-outside' }],
	[zone({ from: 'morgen' }), { 'zone_from-0': 'not-a-day' }],
	[zone({ from: '2026-06-02', to: '2026-06-01' }), { 'zone_to-0': 'dates' }]
])('%j is refused beside its field', (change, errors) => {
	expect(parseWallFields({ ...fields, ...change })).toEqual({ ok: false, errors });
});

test('the repeated fields of zones are lines; empty ones are left out', () => {
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
