import type { Hanging } from '#lib/walls/hooks/hanging.ts';
import type { Rect } from '#lib/walls/geometry/rect.ts';
import type { Texts } from '#lib/shared/texts.ts';
import type { Custody } from '../custody.ts';

/**
 * The day of the hang: what hangs where by the published plan, work by work in walking order, and what of it was ticked.
 * Lengths in whole millimetres from the wall's lower left corner.
 */

export type DayPicture = { src: string; dominant: string | null };

/** One work, or one part of it. `box` null: it stands or hangs free. */
export type DayItem = {
	/** "17", of a work of several parts "17.2". */
	key: string;
	/** The work in this show. */
	work: string;
	part: number;
	number: number;
	title: Texts;
	untitled: boolean;
	/** Null when the artist has hidden everything. */
	artist: Texts | null;
	wallId: number | null;
	box: Rect | null;
	/** Where a version "as hung" already says that it hangs. */
	hangs: Rect | null;
	hanging: Hanging;
	label: Rect | null;
	hardware: string | null;
	weightG: number | null;
	weightEstimated: boolean;
	picture: DayPicture | null;
	custody: Custody;
	photos: number;
};

export type DayWall = { id: number; code: string; room: Texts; widthMm: number; heightMm: number; photos: number };

/** By whom: the office, the number of somebody who came by a link, or this phone: that one hasn't arrived yet. */
export type DayTick = {
	id: string;
	work: string;
	part: number;
	done: boolean;
	measured: { xMm: number; yMm: number } | null;
	by: 'office' | 'here' | number;
	at: string;
};

export type Day = { version: number; walls: DayWall[]; items: DayItem[]; ticks: DayTick[] };

/** Wall by wall as one walks, on each from left to right and from top to bottom; what stands free comes last, by number. */
export function inWalkingOrder(items: readonly DayItem[], walls: readonly { id: number }[]): DayItem[] {
	const position = new Map(walls.map(({ id }, i) => [id, i]));
	const place = ({ wallId }: DayItem) => (wallId === null ? walls.length : (position.get(wallId) ?? walls.length));
	return items.toSorted(
		(a, b) =>
			place(a) - place(b) ||
			(a.box?.xMm ?? 0) - (b.box?.xMm ?? 0) ||
			(b.box?.yMm ?? 0) - (a.box?.yMm ?? 0) ||
			a.number - b.number ||
			a.part - b.part
	);
}

/** What was ticked of a part, the latest first; the first is what holds. Each tick counts once, however often it is told. */
export function ticksOf(ticks: readonly DayTick[], { work, part }: Pick<DayItem, 'work' | 'part'>): DayTick[] {
	const known = new Set<string>();
	return ticks
		.filter((tick) => tick.work === work && tick.part === part && !known.has(tick.id) && known.add(tick.id))
		.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** How many parts hang, by the latest word on each. */
export const doneCount = (items: readonly DayItem[], ticks: readonly DayTick[]): number =>
	items.filter((item) => ticksOf(ticks, item)[0]?.done).length;

/** Keeps what was done until the site has it; `fields` as the actions of the page take them. */
export type SendFromDay = (action: 'tick' | 'photo', fields: Record<string, string>, file?: Blob | null) => void | Promise<void>;
