import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { presentWork } from '../read/present.ts';
import { composePoster, posterArea, posterTitleSize, posterWorks } from './poster.ts';
import { hiddenRow, workRow } from '../read/rows.example.ts';

const size = (width: number, height: number, name = '') => ({ name, width, height });

test('a single work fills the area; without works there are no boxes', () => {
	expect(composePoster([])).toEqual([]);
	const [box] = composePoster([size(500, 500, 'square')]);
	expect(box).toMatchObject({ x: posterArea.x, y: posterArea.y, width: posterArea.height, height: posterArea.height });
});

test('stacks two wide works, puts two tall ones side by side, and aligns rows left and right in turn', () => {
	const wide = composePoster([size(1200, 500), size(1000, 500)]);
	expect(wide[1]!.y).toBeGreaterThan(wide[0]!.y + wide[0]!.height);
	expect(wide[1]!.x + wide[1]!.width).toBeCloseTo(posterArea.x + posterArea.width, 9);
	const high = composePoster([size(500, 1200), size(500, 900)]);
	expect(high[1]!.x).toBeGreaterThan(high[0]!.x + high[0]!.width);
	expect(high[1]!.y + high[1]!.height / 2).toBeCloseTo(high[0]!.y + high[0]!.height / 2, 9);
});

test('places any works in order, to one scale, within the area and without overlaps', () => {
	const works = fc.array(fc.record({ width: fc.integer({ min: 20, max: 9000 }), height: fc.integer({ min: 20, max: 9000 }) }), {
		minLength: 1,
		maxLength: 9
	});
	fc.assert(
		fc.property(works, (some) => {
			const boxes = composePoster(some);
			expect(boxes.map(({ work }) => work)).toEqual(some.slice(0, boxes.length));
			const scale = boxes[0]!.width / boxes[0]!.work.width;
			for (const [i, box] of boxes.entries()) {
				expect(box.width / box.work.width).toBeCloseTo(scale, 9);
				expect(box.height / box.work.height).toBeCloseTo(scale, 9);
				expect(box.x).toBeGreaterThanOrEqual(posterArea.x - 1e-9);
				expect(box.y).toBeGreaterThanOrEqual(posterArea.y - 1e-9);
				expect(box.x + box.width).toBeLessThanOrEqual(posterArea.x + posterArea.width + 1e-9);
				expect(box.y + box.height).toBeLessThanOrEqual(posterArea.y + posterArea.height + 1e-9);
				for (const other of boxes.slice(i + 1)) {
					const apart =
						other.x >= box.x + box.width - 1e-9 || box.x >= other.x + other.width - 1e-9 || other.y >= box.y + box.height - 1e-9;
					expect(apart).toBe(true);
				}
			}
		})
	);
});

describe('posterWorks', () => {
	const present = (row: ReturnType<typeof workRow>) => presentWork(row, 'de');
	test('fits the whole picture into the size of the work', () => {
		// The work measures 440 by 640 mm, the photograph 4000 by 5600 px.
		const [work] = posterWorks([present(workRow(1))]);
		expect([work!.width, work!.height]).toEqual([440, 616]);
	});
	test('leaves out withheld works, and works of unknown size if there are others', () => {
		const unknown = present({ ...workRow(2), parts: [] });
		expect(posterWorks([present(hiddenRow(3)), unknown, present(workRow(1))]).map(({ number }) => number)).toEqual([1]);
		expect(posterWorks([unknown]).map(({ number }) => number)).toEqual([2]);
	});
});

test.each(['', 'Bei Nacht', 'Donaudampfschifffahrtsgesellschaftskapitän', 'x'.repeat(200), 'ليل '.repeat(40)])(
	'posterTitleSize stays within its limits for the title %j',
	(title) => {
		const at = posterTitleSize(title);
		expect(at).toBeGreaterThanOrEqual(0.03);
		expect(at).toBeLessThanOrEqual(0.125);
	}
);
