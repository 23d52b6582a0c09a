import type { Db, RowOf } from '#lib/shared/backend/db.server.ts';
import { isUuid } from '#lib/artworks/artworks.server.ts';
import type { ShowDays } from '#lib/bookings/period.ts';
import type { Outcome } from '#lib/shared/backend/refusal.ts';
import { readAll } from '#lib/shared/backend/pages.server.ts';
import { call } from '#lib/shared/backend/rpc.server.ts';
import type { ShowPlan, ShowTexts } from './exhibition.ts';
import type { ExhibitionState } from './states.ts';

/** A show with all that the desk may know. `walls`: the ids of its booked walls. */
export type DeskShow = ShowTexts &
	ShowDays & { id: string; slug: string; state: ExhibitionState; publishedAt: string | null; walls: number[] };

const columns =
	'id, slug, state, title, subtitle, introduction, installs, opens, closes, taken_down, published_at, booking(resource_id, phase, cancelled_at)';

const selectShows = (db: Db) => db.from('exhibition').select(columns);

/** All shows, the one with the latest opening first. */
export async function listExhibitions(db: Db): Promise<DeskShow[]> {
	return (await readAll(() => selectShows(db).order('opens', { ascending: false }).order('id'))).map(showOf);
}

/** One show; null if it doesn't exist. */
export async function findExhibition(db: Db, id: string): Promise<DeskShow | null> {
	if (!isUuid(id)) return null;
	const [row] = (await selectShows(db).eq('id', id).throwOnError()).data;
	return row ? showOf(row) : null;
}

const showOf = ({ taken_down: takenDown, published_at: publishedAt, booking, ...row }: RowOf<typeof selectShows>): DeskShow => ({
	...row,
	takenDown,
	publishedAt,
	walls: booking
		.filter(({ phase, cancelled_at }) => phase === 'show' && cancelled_at === null)
		.map(({ resource_id }) => resource_id)
		.sort((a, b) => a - b)
});

/**
 * Creates a show (`id` null) or changes it, and replaces its bookings of walls. Without walls, the show is a draft. Returns its id. Refuses
 * 404 not-found, 409 resource-taken (detail: see `collisionOf`), 409 wall-in-use, 422 dates, 422 invalid.
 */
export const saveExhibition = (db: Db, id: string | null, { walls, takenDown, ...show }: ShowPlan): Promise<Outcome<string>> =>
	call(db, 'save_exhibition', { p_exhibition: id, p_walls: walls, p_values: { ...show, taken_down: takenDown } });

/** Publishes a show, or unpublishes it (`on` false). Refuses 404 not-found, 409 illegal-move. */
export const publishExhibition = (db: Db, id: string, on: boolean): Promise<Outcome<null>> =>
	call(db, 'publish_exhibition', { p_exhibition: id, p_on: on });

/** Cancels a show for good: frees its walls and removes its page. Refuses 404 not-found. */
export const cancelExhibition = (db: Db, id: string): Promise<Outcome<null>> => call(db, 'cancel_exhibition', { p_exhibition: id });

/** The version of the hang that is in effect, and since when; null if there is none yet. The rule is that of `inEffectNow`. */
export async function publishedHang(db: Db, id: string): Promise<{ number: number; since: string } | null> {
	const { data } = await db
		.from('hang_version')
		.select('number, in_effect_from')
		.eq('exhibition_id', id)
		.eq('state', 'published')
		.lte('in_effect_from', new Date().toISOString())
		.order('in_effect_from', { ascending: false })
		.order('number', { ascending: false })
		.limit(1)
		.throwOnError();
	const [row] = data;
	return row?.in_effect_from ? { number: row.number, since: row.in_effect_from } : null;
}
