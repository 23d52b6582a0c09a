import { getLocale } from '#lib/shared/paraglide/runtime.js';
import { type CalendarPlace, showCalendar } from './calendar.ts';
import type { EventRow, ShowRow } from '../read/rows.ts';

/** The response with a calendar file as download. `name` is the file name without extension. */
export function calendarAnswer(show: ShowRow, events: readonly EventRow[], origin: string, name: string, only?: EventRow): Response {
	const place: CalendarPlace = { origin, locale: getLocale() };
	return new Response(showCalendar(show, events, place, only), {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': `attachment; filename="${name}.ics"`,
			'cache-control': 'public, max-age=60'
		}
	});
}
