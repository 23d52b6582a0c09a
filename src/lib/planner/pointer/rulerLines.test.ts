import { expect, test } from 'vitest';
import { rulerLines } from './rulerLines.ts';

const up = { fromMm: 0, toMm: 1450, atMm: 1300 };
const upright = { axis: 'x', kind: 'wall-middle', atMm: 3000 } as const;
const level = { axis: 'y', kind: 'centre-line', atMm: 1400 } as const;
const draw = (guides: Parameters<typeof rulerLines>[0], distances: Partial<Parameters<typeof rulerLines>[1]> = {}) =>
	rulerLines(guides, { up, ...distances }, 2800, 0.5);

test('shows the first line to which the work has snapped in each direction, counted from the floor', () => {
	const lines = draw([upright, { ...upright, atMm: 1 }, level, { ...level, atMm: 1 }]);
	expect(lines).toMatchObject({ upright: 'translateX(1500px)', level: 'translateY(700px)' });
	expect(lines.levelNumber, 'above the line').toBe('translateY(682px)');
});

test('hides the lines to which it hasn’t snapped', () => {
	expect(draw([level])).toMatchObject({ upright: 'scale(0)', level: 'translateY(700px)' });
	expect(draw([upright])).toMatchObject({ upright: 'translateX(1500px)', level: 'scale(0)', levelNumber: 'scale(0)' });
});

test('stretches the distances from edge to edge at the height of the work, and from its middle down to the floor', () => {
	const distances = { before: { fromMm: 200, toMm: 1000, atMm: 1450 }, after: { fromMm: 1600, toMm: 6000, atMm: 1450 } };
	expect(draw([], distances)).toMatchObject({
		before: 'translate(100px, 675px) scale(400, 1)',
		after: 'translate(800px, 675px) scale(2200, 1)',
		up: 'translate(650px, 675px) scale(1, 725)'
	});
});

test('hides the distance to a side without a gap', () => {
	expect(draw([], { before: undefined })).toMatchObject({ before: 'scale(0)', after: 'scale(0)' });
});
