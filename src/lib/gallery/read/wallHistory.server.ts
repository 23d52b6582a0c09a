import { publicRows } from '#lib/shared/backend/publicRows.server.ts';
import { publicDb } from '#lib/shared/backend/backend.server.ts';
import { readAll, readByIds } from '#lib/shared/backend/pages.server.ts';
import type { PlacementRow, ShowRow, WallRow, WorkRow } from './rows.ts';
import { placementColumns, wallColumns, workColumns } from './publicColumns.ts';
import { readShowsById } from './shows.server.ts';

/** A wall in one show: its measures at that time, and its placements. */
export type WallState = { show: ShowRow; wall: WallRow; placements: PlacementRow[] };

/** Whether a text can be the code of a wall. Spares a query for everything else. */
const isCode = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,15}$/.test(text);

/**
 * A wall in every published show in which something hung on it, the earliest opening first. Empty if the wall is unknown or not public yet.
 * Three calls in two rounds.
 */
export async function readWallHistory(code: string): Promise<WallState[]> {
	if (!isCode(code)) return [];
	const db = publicDb();
	const its = () => db.from('pub_wall').select(`exhibition_id, ${wallColumns}`).eq('code', code).order('hang_wall_id');
	const walls = await readAll(its, publicRows);
	if (walls.length === 0) return [];
	const ids = walls.map(({ hang_wall_id }) => hang_wall_id);
	const [shows, placements] = await Promise.all([
		readShowsById(walls.map(({ exhibition_id }) => exhibition_id)),
		readByIds(ids, (some) =>
			readAll(
				() =>
					db.from('pub_placement').select(placementColumns).in('hang_wall_id', some).order('number').order('hang_wall_id').order('part'),
				publicRows
			)
		)
	]);
	return shows.toReversed().flatMap((show) => {
		const wall = walls.find(({ exhibition_id }) => exhibition_id === show.id)!;
		const own = placements.filter(({ hang_wall_id }) => hang_wall_id === wall.hang_wall_id);
		return own.length > 0 ? [{ show, wall, placements: own }] : [];
	});
}

/** The works on a wall in one show. One call. */
export async function readWorksOf({ show, placements }: WallState): Promise<WorkRow[]> {
	const numbers = [...new Set(placements.map(({ number }) => number))];
	return publicRows(publicDb().from('pub_work').select(workColumns).eq('exhibition_id', show.id).in('number', numbers));
}

/** Which of these walls are also used in other published shows, by code. One call for each. */
export async function wallsOfOtherShows(showId: string, codes: string[]): Promise<Set<string>> {
	const others = () => publicDb().from('pub_wall').select('code').neq('exhibition_id', showId).limit(1);
	const found = await Promise.all(codes.map((code) => publicRows(others().eq('code', code))));
	return new Set(found.flat().map(({ code }) => code));
}
