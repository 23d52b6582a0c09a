import { placementId } from '#lib/exhibitions/hang/hang.ts';
import type { HangDraft, OpenedHang } from '#lib/exhibitions/hang/hangDraft.ts';
import type { HangPlacement } from '#lib/exhibitions/hang/placement.ts';
import type { LabelRule } from '#lib/walls/problems/labels.ts';

/** Everything of a hang that can be changed in the editor, and undone. */
export type HangState = {
	hang: readonly HangPlacement[];
	/** Height of the centre line in mm, by the wall's id. */
	centreLines: Record<number, number>;
	/** The paint of those walls that aren't white, by the wall's id. */
	colours: Record<number, string>;
	labels: LabelRule;
};

const withoutNulls = (colours: Record<string, string | null>): Record<number, string> =>
	Object.fromEntries(Object.entries(colours).flatMap(([wallId, colour]) => (colour ? [[wallId, colour]] : [])));

export const stateOfOpened = ({ placements, walls, labels }: OpenedHang): HangState => ({
	hang: placements,
	centreLines: Object.fromEntries(walls.map(({ wallId, centreLineMm }) => [wallId, centreLineMm])),
	colours: withoutNulls(Object.fromEntries(walls.map(({ wallId, colour }) => [wallId, colour]))),
	labels
});

/** `labels` is the rule that a draft without one leaves as it is. */
export const stateOfDraft = ({ placements, centreLines, settings }: HangDraft, labels: LabelRule): HangState => ({
	hang: placements.map((one) => ({ ...one, id: placementId(one.exhibitionWorkId, one.part) })),
	centreLines,
	colours: withoutNulls(settings?.colours ?? {}),
	labels: settings?.labels ?? labels
});

/** Whether two states say the same, in whatever order they list it. */
export const sameState = (one: HangState, other: HangState): boolean => canonical(one) === canonical(other);

function canonical({ hang, centreLines, colours, labels }: HangState): string {
	const rows = hang.map(({ id, wallId, xMm, yMm, cluster, pinned, label, hooksMm }) =>
		JSON.stringify([id, wallId, xMm, yMm, cluster, pinned, label, hooksMm])
	);
	const sorted = (values: object) => Object.entries(values).sort();
	return JSON.stringify([rows.sort(), sorted(centreLines), sorted(colours), sorted(labels)]);
}
