import ical, { ICalEventTransparency } from 'ical-generator';
import { eventKindText } from '#lib/exhibitions/events/eventWords.ts';
import { addDays } from '#lib/shared/dates.ts';
import { house } from '#lib/shared/house.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { localizeHref, type Locale } from '#lib/shared/paraglide/runtime.js';
import { pickText } from '#lib/shared/texts.ts';
import type { EventRow, ShowRow } from '../read/rows.ts';

/** The origin of the addresses in a calendar, and its language. */
export type CalendarPlace = { origin: string; locale: Locale };

/** User text for a calendar file: line breaks as \n, and no other control characters. */
const plain = (text: string): string =>
	text
		.toWellFormed()
		.replace(/\r\n?|[\u2028\u2029]/g, '\n')
		.replace(/(?!\n)\p{Cc}/gu, ' ')
		.trim();
const oneLine = (text: string): string => plain(text).replace(/\n+/g, ' ');

/**
 * A calendar file (RFC 5545) of a show and all its events, or of the event `only`. Times are in UTC; calendar programs convert them to the
 * local zone. The show itself is an all-day event, whose end is the day after the last day. A changed event keeps its id and increments its
 * sequence number, so that importing it again updates it.
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
			// A fixed timestamp, so that the file is the same at every request.
			stamp: new Date(`${show.opens}T00:00:00Z`),
			summary: title,
			location: home,
			url,
			...(about ? { description: plain(about) } : {}),
			// Don't mark the whole running time as busy.
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
