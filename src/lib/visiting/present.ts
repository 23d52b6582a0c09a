import { wordsOf } from '#lib/gallery/read/present.ts';
import type { Words } from '#lib/gallery/read/types.ts';
import { berlinToday } from '#lib/shared/dates.ts';
import { pickText, type Texts } from '#lib/shared/texts.ts';
import { comingExceptions, type Hours, openingAt, weekInLines } from './hours.ts';
import { daysInWords, exceptionInWords, openingInWords, spansInWords } from './words.ts';

/** Hours as a page shows them: whether it is open now, the week in lines, what is different soon, a note. */
export type HoursInWords = {
	now: string | null;
	isOpen: boolean;
	week: { days: string; hours: string }[];
	exceptions: { days: string; hours: string }[];
	note: Words | null;
};

/** What is different is said so many days ahead. */
const aheadDays = 60;

export function presentHours(hours: Hours | null, now: Date, locale: string): HoursInWords | null {
	if (!hours) return null;
	const today = berlinToday(now);
	const soon = berlinToday(new Date(now.getTime() + aheadDays * 86_400_000));
	const opening = openingAt(hours, now);
	return {
		now: openingInWords(opening, locale),
		isOpen: opening.open,
		// A week without any hours is not said line by line: the note and the exceptions say all.
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

export type RoomInWords = { code: string; name: Words; floor: string | null; stepFree: boolean | null; hours: HoursInWords | null };

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
