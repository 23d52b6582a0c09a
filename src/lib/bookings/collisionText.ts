import { formatDate } from '#lib/shared/dates.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import type { Locale } from '#lib/shared/paraglide/runtime.js';
import { pickText } from '#lib/shared/texts.ts';
import type { Collision } from './collision.ts';

/** "Wand A gehört bis 1. Juni 2026 zu „Titel“; frei ab 2. Juni 2026." */
export function collisionText({ code, title, until, freeFrom }: Collision, locale: Locale): string {
	const days = { until: formatDate(until, locale), free: formatDate(freeFrom, locale) };
	const name = pickText(title, locale)?.text;
	const wall = code ?? '?';
	return name
		? m.bookings_wall_taken({ wall, title: name, ...days }, { locale })
		: m.bookings_wall_taken_otherwise({ wall, ...days }, { locale });
}
