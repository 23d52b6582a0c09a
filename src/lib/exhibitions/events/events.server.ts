import type { Db } from '#lib/shared/backend/db.server.ts';
import { isUuid } from '#lib/artworks/artworks.server.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { ShowEvent } from './event.ts';

export type DeskEvent = ShowEvent & { id: string };

/** The events of a show, the earliest first. */
export async function listEvents(db: Db, show: string): Promise<DeskEvent[]> {
	const columns = 'id, kind, title, place, starts_at, ends_at, languages';
	const { data } = await db.from('event').select(columns).eq('exhibition_id', show).order('starts_at').order('id').throwOnError();
	return data.map(({ starts_at, ends_at, ...event }) => ({
		...event,
		startsAt: new Date(starts_at),
		endsAt: new Date(ends_at)
	}));
}

/** One event of a show; null if it doesn't exist. */
export async function findEvent(db: Db, show: string, id: string): Promise<DeskEvent | null> {
	return isUuid(id) ? ((await listEvents(db, show)).find((event) => event.id === id) ?? null) : null;
}

/** Adds an event (`id` null) or changes one. Returns its id. Refuses 404 not-found, 422 too-many-events, 422 invalid. */
export const saveEvent = (db: Db, show: string, id: string | null, event: ShowEvent): Promise<Outcome<string>> =>
	call(db, 'save_event', {
		p_exhibition: show,
		p_event: id,
		p_values: {
			kind: event.kind,
			title: event.title,
			place: event.place,
			starts_at: event.startsAt.toISOString(),
			ends_at: event.endsAt.toISOString(),
			languages: event.languages
		}
	});

/** Deletes an event. Refuses 404 not-found. */
export const removeEvent = (db: Db, show: string, id: string): Promise<Outcome<null>> =>
	call(db, 'remove_event', { p_exhibition: show, p_event: id });
