import type { HangPlacement } from '#lib/exhibitions/hang/placement.ts';
import type { HangWork, OpenedHang } from '#lib/exhibitions/hang/hangDraft.ts';
import { hangingOf } from '#lib/walls/hooks/hanging.ts';
import { labelRect } from '#lib/walls/problems/labels.ts';
import { bounds } from '#lib/walls/geometry/rect.ts';
import { type DayItem, type DayPicture, inWalkingOrder } from './day.ts';
import { boxOf, type DayPhotoRow, type HungRow, type StateRow } from './dayRows.ts';

/** What has happened to the works of a plan so far. */
export type DayFacts = { states: StateRow[]; hung: HungRow[]; photos: DayPhotoRow[] };
type Href = (file: { name: string; format: string }) => string;

/** The items of a plan in walking order, with the same hooks, cords and labels as on the hang sheet. */
export function dayItems(hang: OpenedHang, facts: DayFacts, href: Href): DayItem[] {
	const items = hang.placements.flatMap((placement) => {
		const work = hang.works.find(({ id }) => id === placement.exhibitionWorkId);
		const state = facts.states.find(({ id }) => id === placement.exhibitionWorkId);
		return work && state ? [itemOf(placement, work, state, hang, facts, href)] : [];
	});
	return inWalkingOrder(
		items,
		hang.walls.map(({ wallId: id }) => ({ id }))
	);
}

function itemOf(placement: HangPlacement, work: HangWork, state: StateRow, hang: OpenedHang, facts: DayFacts, href: Href): DayItem {
	const wall = hang.walls.find(({ wallId }) => wallId === placement.wallId);
	const known = work.parts.find(({ part }) => part === placement.part)?.facts;
	const { xMm, yMm, widthMm, heightMm, hooksMm } = placement;
	const hidden = state.artwork.artist.hidden_at !== null;
	const hung = facts.hung.find((row) => row.exhibition_work_id === work.id && row.part_no === placement.part);
	return {
		key: work.parts.length > 1 ? `${work.number}.${placement.part}` : String(work.number),
		work: work.id,
		part: placement.part,
		number: work.number,
		title: work.title,
		untitled: work.untitled,
		artist: hidden ? null : work.artist,
		wallId: wall?.wallId ?? null,
		box: wall ? { xMm, yMm, widthMm, heightMm } : null,
		hangs: boxOf(hung),
		hanging: wall && known ? hangingOf(wall, { xMm, yMm, widthMm, heightMm, ...known, hooksMm }) : { hooks: [], measure: false },
		label: wall ? labelOf(placement, hang) : null,
		hardware: known?.hardware ?? null,
		weightG: known?.weightG ?? null,
		weightEstimated: known?.weightEstimated ?? false,
		picture: hidden ? null : pictureOf(work, href),
		custody: state.custody,
		photos: facts.photos.filter(({ exhibition_work_id }) => exhibition_work_id === work.id).length
	};
}

/** The label of a work. All its parts on one wall share one label. */
function labelOf({ exhibitionWorkId, wallId, label }: HangPlacement, { placements, labels }: OpenedHang): DayItem['label'] {
	const parts = placements.filter((other) => other.exhibitionWorkId === exhibitionWorkId && other.wallId === wallId);
	const box = bounds(parts);
	return box && labelRect(box, labels, label);
}

/** The smallest file of the front view, in a format that every phone can show. */
function pictureOf({ picture, dominant }: HangWork, href: Href): DayPicture | null {
	const file = picture
		.filter(({ format }) => format !== 'avif')
		.toSorted((a, b) => a.width - b.width || b.format.localeCompare(a.format))[0];
	return file ? { src: href(file), dominant } : null;
}
