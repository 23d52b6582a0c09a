import type { Row } from '#lib/shared/database.ts';
import { isBurnable, type HangingFacts, shareOfWeight } from '#lib/walls/hooks/facts.ts';
import type { HangPart } from './hangDraft.ts';

/** The columns of a work's revision that the rules of hanging need. Lengths in mm, weights in g. */
export type FactsRow = Pick<
	Row<'artwork_revision'>,
	'category' | 'framing' | 'hardware' | 'hook_spacing_mm' | 'weight_g' | 'weight_estimated' | 'light_sensitive'
> & { artwork_part: PartRow[] };
export type PartRow = Pick<
	Row<'artwork_part'>,
	'part_no' | 'width_mm' | 'height_mm' | 'outer_width_mm' | 'outer_height_mm' | 'drop_mm' | 'gap_mm'
>;
/** A measured value of a part. Of several, the latest counts. */
export type MeasurementRow = Pick<Row<'measurement'>, 'part_no' | 'what' | 'value' | 'at'>;

/** The parts of a work in order, with framed outer sizes and hanging facts. Measured values win over stated ones. */
export function partsOf(revision: FactsRow, measured: readonly MeasurementRow[], escapeNoted: boolean): HangPart[] {
	const inOrder = [...measured].sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.at.localeCompare(b.at));
	const latest = new Map(inOrder.map((row) => [`${row.part_no} ${row.what}`, row.value]));
	const parts = [...revision.artwork_part].sort((a, b) => a.part_no - b.part_no);
	return parts.map((row) => {
		const found = (what: string): number | null => latest.get(`${row.part_no} ${what}`) ?? null;
		return {
			part: row.part_no,
			widthMm: found('outer-width') ?? row.outer_width_mm ?? found('width') ?? row.width_mm ?? 1,
			heightMm: found('outer-height') ?? row.outer_height_mm ?? found('height') ?? row.height_mm ?? 1,
			gapMm: row.gap_mm,
			facts: factsOf(revision, row, found, escapeNoted)
		};
	});
}

/** The hanging facts of a part, by the same rules as `app.piece_of` in the database. */
function factsOf(revision: FactsRow, row: PartRow, found: (what: string) => number | null, escapeNoted: boolean): HangingFacts {
	const weightG = found('weight');
	return {
		dropMm: found('drop') ?? row.drop_mm,
		weightG: weightG ?? shareOfWeight(revision.weight_g, revision.artwork_part.length),
		weightEstimated: weightG === null && (revision.weight_estimated || revision.artwork_part.length > 1),
		hardware: revision.hardware,
		hookSpacingMm: found('hook-spacing') ?? revision.hook_spacing_mm,
		glass: revision.framing === 'glass',
		lightSensitive: revision.light_sensitive,
		burnable: isBurnable(revision.category, revision.framing),
		escapeNoted
	};
}
