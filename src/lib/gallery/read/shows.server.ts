import { publicDb } from '#lib/shared/backend/backend.server.ts';
import { publicRows } from '#lib/shared/backend/publicRows.server.ts';
import type { EventRow, ShowRow, ShowRows, WallRow, WorkRow } from './rows.ts';

const showColumns =
	'id, slug, title, subtitle, introduction, plain_introduction, visiting_notes, access_notes, funders, opens, closes, hang_version_id';
export const wallColumns = 'hang_wall_id, code, room, position, width_mm, height_mm, centre_line_mm, colour, blocked';
export const placementColumns = 'exhibition_id, hang_wall_id, number, artwork_id, part, x_mm, y_mm, width_mm, height_mm';
export const workColumns = `exhibition_id, number, artwork_id, shown, machines, artist_id, artist_slug, artist_name, artist_latin_name, title, untitled,
	year_from, year_to, year_circa, category, technique, description, label_text, content_note, credit, parts, image`;

/** What no slug can be needn't be asked for; some of it no database text can hold. */
export const isSlug = (text: string): boolean => /^[a-z0-9-]{1,80}$/.test(text);

/** All published shows, the latest opening first. One call. */
export async function listShows(): Promise<ShowRow[]> {
	return publicRows(publicDb().from('pub_exhibition').select(showColumns).order('opens', { ascending: false }).order('slug'));
}

/** The shows with these ids, the latest opening first. One call, none without ids. */
export async function readShowsById(ids: string[]): Promise<ShowRow[]> {
	if (ids.length === 0) return [];
	return publicRows(publicDb().from('pub_exhibition').select(showColumns).in('id', ids).order('opens', { ascending: false }));
}

/** The first works of several shows, for lists. One call, none without ids. */
export async function readFirstWorks(ids: string[], upToNumber: number): Promise<WorkRow[]> {
	if (ids.length === 0) return [];
	const works = publicDb().from('pub_work').select(workColumns).in('exhibition_id', ids);
	return publicRows(works.eq('shown', true).lte('number', upToNumber).order('number'));
}

/**
 * A published show; where its address has changed, the slug it has now; null for everything else, be
 * it unknown or not public. One call, two when there is no such show.
 */
export async function findShow(slug: string): Promise<{ show: ShowRow } | { movedTo: string } | null> {
	if (!isSlug(slug)) return null;
	const db = publicDb();
	const show = await publicRows(db.from('pub_exhibition').select(showColumns).eq('slug', slug).maybeSingle());
	if (show) return { show };
	const old = await publicRows(db.from('pub_old_slug').select('now_slug').eq('slug', slug).maybeSingle());
	return old && { movedTo: old.now_slug };
}

/** What hangs in a show that was found: works by number, walls in walking order, boxes. Three calls at once. */
export async function readShow(show: ShowRow): Promise<ShowRows> {
	const db = publicDb();
	const [works, walls, placements] = await Promise.all([
		publicRows(db.from('pub_work').select(workColumns).eq('exhibition_id', show.id).order('number')),
		publicRows(db.from('pub_wall').select(wallColumns).eq('exhibition_id', show.id).order('room_id').order('position').order('code')),
		publicRows(db.from('pub_placement').select(placementColumns).eq('exhibition_id', show.id).order('number'))
	]);
	return { show, works, walls, placements };
}

/** What takes place in a show, in the order of time. One call. */
export async function readEvents(showId: string): Promise<EventRow[]> {
	const columns = 'id, kind, title, place, starts_at, ends_at, languages, sequence, changed_at';
	return publicRows(publicDb().from('pub_event').select(columns).eq('exhibition_id', showId).order('starts_at').order('id'));
}

/** The walls that some boxes hang on. One call, none without ids. */
export async function readWalls(hangWallIds: number[]): Promise<WallRow[]> {
	if (hangWallIds.length === 0) return [];
	return publicRows(publicDb().from('pub_wall').select(wallColumns).in('hang_wall_id', hangWallIds));
}
