import { labelRect, type LabelRule, type LabelSide } from './labels.ts';
import type { PlacedBox, Problem } from './problem.ts';
import { bounds, contains, overlaps, type Rect } from '../geometry/rect.ts';
import { wallArea, type Wall } from '../wall.ts';

/** The label of a work on a wall; `ids`: the placements of its parts there. */
export type PlacedLabel = { ids: string[]; rect: Rect };

type Labelled = Rect & { id: string; work?: string | undefined; label?: LabelSide | null | undefined };

/** The labels on a wall: one for each work, beside the bounds of its parts there. Works without a label are left out. */
export function labelsOn(boxes: readonly Labelled[], rule: LabelRule): PlacedLabel[] {
	const works = new Map<string, Labelled[]>();
	for (const box of boxes) works.set(box.work ?? box.id, [...(works.get(box.work ?? box.id) ?? []), box]);
	return [...works.values()].flatMap((parts) => {
		const own = parts.find((part) => part.label)?.label ?? null;
		const rect = labelRect(bounds(parts)!, rule, own);
		return rect ? [{ ids: parts.map(({ id }) => id), rect }] : [];
	});
}

/** Warns of labels outside the wall, on a blocked zone, on a work or on another label. */
export function labelProblems(wall: Wall, boxes: readonly PlacedBox[], rule: LabelRule): Problem[] {
	const problems: Problem[] = [];
	const warn = (code: Problem['code'], placementIds: string[], values: Problem['values'] = {}) =>
		problems.push({ code, severity: 'warning', placementIds, values });
	const labels = labelsOn(boxes, rule).sort((a, b) => a.rect.xMm - b.rect.xMm || (a.ids[0]! < b.ids[0]! ? -1 : 1));
	labels.forEach(({ ids, rect }, i) => {
		const id = ids[0]!;
		if (!contains(wallArea(wall), rect)) warn('label-outside', [id]);
		for (const zone of wall.blocked) if (overlaps(zone, rect)) warn('label-blocked', [id], { reason: zone.reason });
		for (const box of boxes) if (overlaps(box, rect)) warn('label-on-work', [id, box.id]);
		for (const other of labels.slice(i + 1)) if (overlaps(other.rect, rect)) warn('label-on-label', [id, other.ids[0]!]);
	});
	return problems;
}
