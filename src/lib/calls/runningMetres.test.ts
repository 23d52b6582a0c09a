import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hangingWidthMm, runningMm } from './runningMetres.ts';

const part = (width: number | null, outer_width: number | null = null, gap: number | null = null) => ({ width, outer_width, gap });

test('includes the frame and the gaps between parts', () => {
	expect(hangingWidthMm({ parts: [part(500, 600)] })).toBe(600);
	expect(hangingWidthMm({ parts: [part(500, null, 70), part(500, null, 30)] })).toBe(1030);
	expect(hangingWidthMm({ parts: [part(null)] })).toBeNull();
	expect(hangingWidthMm({ parts: [] })).toBeNull();
});

test('adds a label and a gap per work, and one outer gap', () => {
	expect(runningMm([])).toBe(0);
	expect(runningMm([{ parts: [part(600)] }])).toBe(300 + 600 + 200 + 300);
	expect(runningMm([{ parts: [part(600)] }, { parts: [part(null)] }])).toBe(300 + 600 + 500 + 500);
});

test('never needs less wall for more works', () => {
	const works = fc.array(
		fc.record({ parts: fc.array(fc.record({ width: fc.nat(9000), outer_width: fc.constant(null), gap: fc.nat(100) }), { minLength: 1 }) })
	);
	fc.assert(fc.property(works, works, (some, more) => runningMm([...some, ...more]) >= runningMm(some)));
});
