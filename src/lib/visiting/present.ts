import { wordsOf } from '#lib/gallery/read/present.ts';
import type { Words } from '#lib/gallery/read/types.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import { pickText, type Texts } from '#lib/shared/texts.ts';
import { comingExceptions, type Hours, openingAt, weekInLines } from './hours.ts';
import { daysInWords, exceptionInWords, openingInWords, spansInWords } from './words.ts';

/** Opening hours as a page shows them: the current state, the week in lines, coming exceptions, and a note. */
export type HoursInWords = {
	now: string | null;
	isOpen: boolean;
	week: { days: string; hours: string }[];
	exceptions: { days: string; hours: string }[];
	note: Words | null;
};

/** Exceptions are shown this many days ahead. */
const aheadDays = 60;

/** Opening hours in the reader's language, as of the moment `now`; null without hours. */
export function presentHours(hours: Hours | null, now: Date, locale: string): HoursInWords | null {
	if (!hours) return null;
	const today = berlinToday(now);
	const soon = berlinToday(new Date(now.getTime() + aheadDays * 86_400_000));
	const opening = openingAt(hours, now);
	return {
		now: openingInWords(opening, locale),
		isOpen: opening.open,
		// Without weekly hours, leave out the table: the note and the exceptions are all there is.
		week:
			hours.weekly.length === 0
				? []
				: weekInLines(hours).map(({ from, to, spans }) => ({ days: daysInWords(from, to, locale), hours: spansInWords(spans, locale) })),
		exceptions: comingExceptions(hours, today)
			.filter(({ from }) => from <= soon)
			.map((exception) => exceptionInWords(exception, locale)),
		note: pickText(hours.note, locale)
	};
}

/** A room of the house as the pages for visitors show it. */
export type RoomInWords = { code: string; name: Words; floor: string | null; stepFree: boolean | null; hours: HoursInWords | null };

/** A room in the reader's language, with its hours as of the moment `now`. */
export const presentRoom = (
	room: { code: string; name: Texts; floor: string | null; stepFree: boolean | null; hours: Hours | null },
	now: Date,
	locale: string
): RoomInWords => ({
	code: room.code,
	name: wordsOf(room.name, locale),
	floor: room.floor || null,
	stepFree: room.stepFree,
	hours: presentHours(room.hours, now, locale)
});
