import { publicRows } from '#lib/shared/backend/publicRows.server.ts';
import { publicDb } from '#lib/shared/backend/backend.server.ts';
import type { PlacementRow, ShowRow, WallRow, WorkRow } from '../read/rows.ts';
import { placementColumns, readShowsById, wallColumns, workColumns } from '../read/shows.server.ts';

/** One wall in one show, measured as it was then, with what hung on it. */
export type WallState = { show: ShowRow; wall: WallRow; placements: PlacementRow[] };

/** What no code can be needn't be asked for. */
const isCode = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,15}$/.test(text);

/**
 * A wall in every published show in which something hung on it, the earliest opening first; empty for an unknown wall and for
 * one that nobody may see yet. Three calls in two rounds.
 */
export async function readWallHistory(code: string): Promise<WallState[]> {
	if (!isCode(code)) return [];
	const db = publicDb();
	const walls = await publicRows(db.from('pub_wall').select(`exhibition_id, ${wallColumns}`).eq('code', code));
	if (walls.length === 0) return [];
	const ids = walls.map(({ hang_wall_id }) => hang_wall_id);
	const [shows, placements] = await Promise.all([
		readShowsById(walls.map(({ exhibition_id }) => exhibition_id)),
		publicRows(db.from('pub_placement').select(placementColumns).in('hang_wall_id', ids).order('number'))
	]);
	return shows.toReversed().flatMap((show) => {
		const wall = walls.find(({ exhibition_id }) => exhibition_id === show.id)!;
		const its = placements.filter(({ hang_wall_id }) => hang_wall_id === wall.hang_wall_id);
		return its.length > 0 ? [{ show, wall, placements: its }] : [];
	});
}

/** The works of a state. One call. */
export async function readWorksOf({ show, placements }: WallState): Promise<WorkRow[]> {
	const numbers = [...new Set(placements.map(({ number }) => number))];
	return publicRows(publicDb().from('pub_work').select(workColumns).eq('exhibition_id', show.id).in('number', numbers));
}

/** Which of these walls other published shows have used, too. One call, none without codes. */
export async function wallsOfOtherShows(showId: string, codes: string[]): Promise<Set<string>> {
	if (codes.length === 0) return new Set();
	const rows = await publicRows(publicDb().from('pub_wall').select('code').in('code', codes).neq('exhibition_id', showId));
	return new Set(rows.map(({ code }) => code));
}
