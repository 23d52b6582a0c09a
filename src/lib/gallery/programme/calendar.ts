import ical, { ICalEventTransparency } from 'ical-generator';
import { eventKindText } from '#lib/exhibitions/events/eventWords.ts';
import { addDays } from '#lib/shared/dates.ts';
import { house } from '#lib/shared/house.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { localizeHref, type Locale } from '#lib/shared/paraglide/runtime.js';
import { pickText } from '#lib/shared/texts.ts';
import type { EventRow, ShowRow } from '../read/rows.ts';

/** Where a calendar leads to and in which language it speaks. */
export type CalendarPlace = { origin: string; locale: Locale };

/** What people typed, as a calendar may have it: lines, and no sign that would end one of the file's own. */
const plain = (text: string): string =>
	text
		.toWellFormed()
		.replace(/\r\n?|[\u2028\u2029]/g, '\n')
		.replace(/(?!\n)\p{Cc}/gu, ' ')
		.trim();
const oneLine = (text: string): string => plain(text).replace(/\n+/g, ' ');

/**
 * A calendar file (RFC 5545) of one event of a show, or of the show and all its events. Moments stand in UTC, which every calendar
 * shows in its own zone; the show itself lasts whole days, whose end is the day after the last one. A changed event keeps its id and
 * counts up, so that whoever imports it again has it once.
 */
export function showCalendar(show: ShowRow, events: readonly EventRow[], { origin, locale }: CalendarPlace, only?: EventRow): string {
	const title = oneLine(pickText(show.title, locale)?.text ?? show.slug);
	const url = origin + localizeHref(`/exhibitions/${show.slug}`, { locale });
	const { host } = new URL(origin);
	const calendar = ical({ name: title, prodId: { company: 'Offene Wände', product: 'Programm', language: locale.toUpperCase() } });
	const home = `${m.shared_footer_house({}, { locale })}, ${house.street}, ${house.city}`;
	if (!only) {
		const about = pickText(show.introduction, locale)?.text;
		calendar.createEvent({
			id: `show-${show.id}@${host}`,
			start: new Date(`${show.opens}T00:00:00Z`),
			end: new Date(`${addDays(show.closes, 1)}T00:00:00Z`),
			allDay: true,
			// Made anew at every request: a time of its own would be another file each time.
			stamp: new Date(`${show.opens}T00:00:00Z`),
			summary: title,
			location: home,
			url,
			...(about ? { description: plain(about) } : {}),
			// Nobody is busy for two months.
			transparency: ICalEventTransparency.TRANSPARENT
		});
	}
	for (const event of only ? [only] : events) {
		const name = pickText(event.title, locale)?.text;
		const kind = eventKindText(event.kind, locale);
		calendar.createEvent({
			id: `event-${event.id}@${host}`,
			start: new Date(event.starts_at),
			end: new Date(event.ends_at),
			stamp: new Date(event.changed_at),
			lastModified: new Date(event.changed_at),
			sequence: event.sequence,
			summary: oneLine(name ? `${kind}: ${name}` : `${kind}: ${title}`),
			location: oneLine(pickText(event.place, locale)?.text ?? '') || home,
			description: name ? title : '',
			url: `${url}#events`
		});
	}
	return calendar.toString();
}
