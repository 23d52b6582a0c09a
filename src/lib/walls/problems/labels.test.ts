import { expect, test } from 'vitest';
import { labelProblems, labelsOn } from './labelProblems.ts';
import { labelRect, type LabelRule, noLabels, readLabelRule } from './labels.ts';
import { plainWall, type Wall } from '../wall.ts';

const rule: LabelRule = { ...noLabels, side: 'right' };
const box = (id: string, xMm: number, more: object = {}) => ({ id, xMm, yMm: 1150, widthMm: 401, heightMm: 600, ...more });
const wall: Wall = {
	...plainWall,
	code: 'A',
	widthMm: 3000,
	heightMm: 2600,
	centreLineMm: 1450,
	blocked: [{ xMm: 0, yMm: 0, widthMm: 500, heightMm: 1400, reason: 'radiator' }]
};

test('puts the middle of a label at 1370 mm beside a work, or the label below the work', () => {
	expect(labelRect(box('1', 1000), rule, null)).toEqual({ xMm: 1451, yMm: 1335, widthMm: 100, heightMm: 70 });
	expect(labelRect(box('1', 1000), rule, 'left')).toEqual({ xMm: 850, yMm: 1335, widthMm: 100, heightMm: 70 });
	expect(labelRect(box('1', 1000), rule, 'below')).toEqual({ xMm: 1150, yMm: 1030, widthMm: 100, heightMm: 70 });
	expect(labelRect(box('1', 1000), rule, 'none')).toBeNull();
	expect(labelRect(box('1', 1000), noLabels, null)).toBeNull();
	expect(labelRect(box('1', 1000), noLabels, 'right')).not.toBeNull();
});

test('fills in defaults for what a stored rule leaves out', () => {
	expect(readLabelRule({})).toEqual(noLabels);
	expect(readLabelRule({ side: 'left', widthMm: 120 })).toEqual({ ...noLabels, side: 'left', widthMm: 120 });
	expect(readLabelRule({ side: 'above' })).toEqual(noLabels);
	expect(readLabelRule(null)).toEqual(noLabels);
});

test('a work in parts has one label beside all parts, on the side chosen for any of them', () => {
	const parts = [box('a.1', 600, { work: 'a' }), box('a.2', 1050, { work: 'a', label: 'left' }), box('b.1', 2000, { work: 'b' })];
	expect(labelsOn(parts, rule).map(({ ids, rect }) => [ids.join(), rect.xMm])).toEqual([
		['a.1,a.2', 450],
		['b.1', 2451]
	]);
});

test.each([
	['outside the wall', [box('1', 2599)], ['label-outside 1']],
	['on the next work', [box('1', 1000), box('2', 1500)], ['label-on-work 1,2']],
	['on the label of the next', [box('1', 1000), box('2', 1651, { label: 'left' })], ['label-on-label 1,2']],
	['on a radiator', [box('1', 600, { label: 'left' })], ['label-blocked 1']],
	['with enough space', [box('1', 600), box('2', 1200)], []]
])('checks a label %s', (_, boxes, expected) => {
	const problems = labelProblems(wall, boxes as Parameters<typeof labelProblems>[1], rule);
	expect(problems.map(({ code, placementIds }) => `${code} ${placementIds.join()}`)).toEqual(expected);
	expect(problems.every(({ severity }) => severity === 'warning')).toBe(true);
});
