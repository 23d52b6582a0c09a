import { expect, test } from 'vitest';
import { type FactsRow, type MeasurementRow, partsOf } from './hangParts.ts';

const part = { part_no: 1, width_mm: 300, height_mm: 400, outer_width_mm: 320, outer_height_mm: null, drop_mm: 60, gap_mm: 80 };
const revision: FactsRow = {
	category: 'painting',
	framing: 'none',
	hardware: 'wire',
	hook_spacing_mm: 200,
	weight_g: 5001,
	weight_estimated: false,
	light_sensitive: false,
	artwork_part: [part]
};
const measured = (what: MeasurementRow['what'], value: number, at = '2026-01-01T10:00:00+00:00', part_no = 1) => ({
	what,
	value,
	at,
	part_no
});

test('uses the stated values, the framed size before the unframed one', () => {
	expect(partsOf(revision, [], false)).toEqual([
		{
			part: 1,
			widthMm: 320,
			heightMm: 400,
			gapMm: 80,
			facts: {
				dropMm: 60,
				weightG: 5001,
				weightEstimated: false,
				hardware: 'wire',
				hookSpacingMm: 200,
				glass: false,
				lightSensitive: false,
				burnable: false,
				escapeNoted: false
			}
		}
	]);
});

test('the latest measured values win, each for its own part', () => {
	const rows = [
		measured('outer-height', 430, '2026-01-01T10:00:00.5+00:00'),
		measured('outer-height', 420, '2026-01-01T10:00:00+00:00'),
		measured('drop', 0),
		measured('weight', 4800),
		measured('hook-spacing', 210),
		measured('outer-width', 999, '2027-01-01T10:00:00+00:00', 2)
	];
	const [found] = partsOf({ ...revision, weight_estimated: true }, rows, true);
	expect(found).toMatchObject({ widthMm: 320, heightMm: 430 });
	expect(found?.facts).toMatchObject({ dropMm: 0, weightG: 4800, weightEstimated: false, hookSpacingMm: 210, escapeNoted: true });
});

test('a measured framed size wins over a stated one, a stated framed size over a measured unframed one', () => {
	expect(partsOf(revision, [measured('width', 310), measured('height', 410)], false)[0]).toMatchObject({ widthMm: 320, heightMm: 410 });
});

test('parts share the weight of the work equally unless a part was weighed', () => {
	const diptych = { ...revision, artwork_part: [{ ...part, part_no: 2 }, part] };
	const [first, second] = partsOf(diptych, [measured('weight', 2000, undefined, 2)], false);
	expect([first?.part, first?.facts.weightG, first?.facts.weightEstimated]).toEqual([1, 2501, true]);
	expect([second?.part, second?.facts.weightG, second?.facts.weightEstimated]).toEqual([2, 2000, false]);
});

test.each<[FactsRow['category'], FactsRow['framing'], boolean]>([
	['textile', 'none', true],
	['textile', 'glass', true],
	['drawing', 'none', true],
	['print', 'acrylic', true],
	['photograph', 'glass', false],
	['painting', 'none', false],
	[null, null, false]
])('a %s framed with %s is combustible: %s', (category, framing, burns) => {
	const facts = partsOf({ ...revision, category, framing }, [], false)[0]?.facts;
	expect([facts?.burnable, facts?.glass]).toEqual([burns, framing === 'glass']);
});
