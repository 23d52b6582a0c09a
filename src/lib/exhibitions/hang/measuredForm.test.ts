import { expect, test } from 'vitest';
import { measuredText, type PartMeasured, readMeasured } from './measuredForm.ts';

const nothing = { 'outer-height': null, 'outer-width': null, 'outer-depth': null, drop: null, weight: null };
const before: PartMeasured[] = [
	{ part: 1, values: { ...nothing, 'outer-width': 600 } },
	{ part: 2, values: nothing }
];
const form = (fields: Record<string, string>): FormData => {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.set(name, value);
	return data;
};

test('returns the changed values in millimetres and grams, including a drop of 0', () => {
	const typed = { 'outer-width-1': '60,0', 'outer-height-1': '40.5', 'drop-2': '0', 'weight-2': '2,35 kg' };
	expect(readMeasured(form(typed), before)).toMatchObject({
		ok: true,
		changed: [
			{ part: 1, what: 'outer-height', value: 405 },
			{ part: 2, what: 'drop', value: 0 },
			{ part: 2, what: 'weight', value: 2350 }
		]
	});
});

test('returns errors for invalid numbers, and for measured values that were emptied', () => {
	const typed = { 'outer-width-1': '', 'outer-height-1': '0', 'weight-1': 'schwer', 'weight-2': '2001' };
	const read = readMeasured(form(typed), before);
	expect(read).toMatchObject({
		ok: false,
		errors: { 'outer-width-1': 'taken-back', 'outer-height-1': 'length', 'weight-1': 'weight', 'weight-2': 'weight' }
	});
	expect(read.typed['weight-1']).toBe('schwer');
});

test.each([
	['drop', 0, '0,0'],
	['outer-width', 601, '60,1'],
	['weight', 2350, '2,35'],
	['weight', null, '']
] as const)('formats %s %s as %j', (what, value, text) => expect(measuredText(what, value, 'de')).toBe(text));
