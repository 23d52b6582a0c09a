import type { Hanging } from '#lib/walls/hooks/hanging.ts';
import type { Rect } from '#lib/walls/geometry/rect.ts';
import type { Texts } from '#lib/shared/texts.ts';
import type { Custody } from '../custody.ts';

/**
 * The hanging day: the works of the published plan in walking order, with their places, and the ticks so far.
 * Lengths are whole millimetres from the bottom left corner of the wall.
 */

export type DayPicture = { src: string; dominant: string | null };

/** One work, or one part of it. `box` is null if it stands or hangs freely. */
export type DayItem = {
	/** "17", or "17.2" for a work with several parts. */
	key: string;
	/** The id of the exhibition_work row. */
	work: string;
	part: number;
	number: number;
	title: Texts;
	untitled: boolean;
	/** Null if the artist has hidden everything. */
	artist: Texts | null;
	wallId: number | null;
	box: Rect | null;
	/** The place in the latest version "as hung", if there is one. */
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

/** `by`: the office, the number of a helper with a link, or 'here' for a tick on this phone that has not been sent yet. */
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

/** Sorts items by wall in walking order, on each wall from left to right and top to bottom. Free-standing works come last, by number. */
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

/** The ticks of a part, newest first. The first one is valid. A tick with the same id counts once. */
export function ticksOf(ticks: readonly DayTick[], { work, part }: Pick<DayItem, 'work' | 'part'>): DayTick[] {
	const known = new Set<string>();
	return ticks
		.filter((tick) => tick.work === work && tick.part === part && !known.has(tick.id) && known.add(tick.id))
		.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** The number of parts that hang, by the latest tick of each. */
export const doneCount = (items: readonly DayItem[], ticks: readonly DayTick[]): number =>
	items.filter((item) => ticksOf(ticks, item)[0]?.done).length;

/** Keeps an entry until the site has received it. `fields` are the form fields of the action. */
export type SendFromDay = (action: 'tick' | 'photo', fields: Record<string, string>, file?: Blob | null) => void | Promise<void>;
