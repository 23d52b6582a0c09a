import { publicDb } from '#lib/shared/backend/backend.server.ts';
import { publicRows } from '#lib/shared/backend/publicRows.server.ts';
import { readAll, readByIds } from '#lib/shared/backend/pages.server.ts';
import type { Day } from '#lib/shared/dates.ts';
import { eventColumns, placementColumns, showColumns, wallColumns, workColumns } from './publicColumns.ts';
import type { EventRow, ShowRow, ShowRows, WallRow, WorkRow } from './rows.ts';

/** Whether a text can be a slug. Spares a query for everything else, and errors for characters that PostgreSQL can't store. */
export const isSlug = (text: string): boolean => /^[a-z0-9-]{1,80}$/.test(text);

const shows = () => publicDb().from('pub_exhibition').select(showColumns);

/** All published shows, the latest opening first. One call. */
export async function listShows(): Promise<ShowRow[]> {
	return readAll(() => shows().order('opens', { ascending: false }).order('slug'), publicRows);
}

/** The published shows that are not over on this day, the latest opening first. One call. */
export async function listShowsOnView(today: Day): Promise<ShowRow[]> {
	return readAll(() => shows().gte('closes', today).order('opens', { ascending: false }).order('slug'), publicRows);
}

/**
 * A page of the published shows that are over, those that closed last first; `page` counts from 1. `more`: there are older ones. One call.
 */
export async function listPastShows(today: Day, page: number, perPage: number): Promise<{ shows: ShowRow[]; more: boolean }> {
	const latest = shows().lt('closes', today).order('closes', { ascending: false }).order('slug');
	const rows = await publicRows(latest.range((page - 1) * perPage, page * perPage));
	return { shows: rows.slice(0, perPage), more: rows.length > perPage };
}

/** The published shows that open before and after this one; null at either end. Two parallel calls. */
export async function readNeighbours({ opens, slug }: ShowRow): Promise<{ previous: ShowRow | null; next: ShowRow | null }> {
	// The second condition is the right one. The first lets PostgreSQL begin at the right place of the index.
	const before = shows().lte('opens', opens).or(`opens.lt.${opens},slug.lt.${slug}`);
	const after = shows().gte('opens', opens).or(`opens.gt.${opens},slug.gt.${slug}`);
	const [[previous], [next]] = await Promise.all([
		publicRows(before.order('opens', { ascending: false }).order('slug', { ascending: false }).limit(1)),
		publicRows(after.order('opens').order('slug').limit(1))
	]);
	return { previous: previous ?? null, next: next ?? null };
}

/** The published shows with these ids, the latest opening first. One call for a hundred ids; none for an empty list. */
export async function readShowsById(ids: string[]): Promise<ShowRow[]> {
	const found = await readByIds(ids, (some) => publicRows(shows().in('id', some)));
	return found.sort((one, other) => (one.opens < other.opens ? 1 : one.opens > other.opens ? -1 : 0));
}

/** The shown works of several shows with a number up to `upToNumber`, for lists. One call for a hundred shows; none for an empty list. */
export async function readFirstWorks(ids: string[], upToNumber: number): Promise<WorkRow[]> {
	return readByIds(ids, (some) => {
		const works = () => publicDb().from('pub_work').select(workColumns).in('exhibition_id', some);
		return readAll(() => works().eq('shown', true).lte('number', upToNumber).order('number').order('exhibition_id'), publicRows);
	});
}

/**
 * A published show by its slug, or its current slug if this is an old one. Null if the show is unknown or not public. One call; two if no
 * show has this slug now.
 */
export async function findShow(slug: string): Promise<{ show: ShowRow } | { movedTo: string } | null> {
	if (!isSlug(slug)) return null;
	const db = publicDb();
	const show = await publicRows(db.from('pub_exhibition').select(showColumns).eq('slug', slug).maybeSingle());
	if (show) return { show };
	const old = await publicRows(db.from('pub_old_slug').select('now_slug').eq('slug', slug).maybeSingle());
	return old && { movedTo: old.now_slug };
}

/** A show with its works by number, its walls in walking order, and its placements. Three parallel calls. */
export async function readShow(show: ShowRow): Promise<ShowRows> {
	const db = publicDb();
	const [works, walls, placements] = await Promise.all([
		publicRows(db.from('pub_work').select(workColumns).eq('exhibition_id', show.id).order('number')),
		publicRows(db.from('pub_wall').select(wallColumns).eq('exhibition_id', show.id).order('room_id').order('position').order('code')),
		publicRows(db.from('pub_placement').select(placementColumns).eq('exhibition_id', show.id).order('number'))
	]);
	return { show, works, walls, placements };
}

/** The events of a show in chronological order. One call. */
export async function readEvents(showId: string): Promise<EventRow[]> {
	return publicRows(publicDb().from('pub_event').select(eventColumns).eq('exhibition_id', showId).order('starts_at').order('id'));
}

/** The walls with these ids. One call; none for an empty list. */
export async function readWalls(hangWallIds: number[]): Promise<WallRow[]> {
	if (hangWallIds.length === 0) return [];
	return publicRows(publicDb().from('pub_wall').select(wallColumns).in('hang_wall_id', hangWallIds));
}
