import { publicDb } from '#lib/shared/backend/backend.server.ts';
import { findArtist } from './artists.server.ts';
import { publicRows } from '#lib/shared/backend/publicRows.server.ts';
import type { Texts } from '#lib/shared/texts.ts';
import type { ArtistRow, PlacementRow, ShowRow, SoundRow, WallRow, WorkRow } from './rows.ts';
import { placementColumns, soundColumns, workColumns } from './publicColumns.ts';
import { readShowsById, readWalls } from './shows.server.ts';

/** A work in one show. `placements` and `walls` are empty while the show has no published hang. */
export type Showing = { show: ShowRow; work: WorkRow; placements: PlacementRow[]; walls: WallRow[] };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A work with every show in which the public may see it, the latest opening first. Null if there is none: the work is unknown or not
 * public. Seven calls in two rounds.
 */
export async function readArtwork(
	id: string
): Promise<{ showings: Showing[]; artist: ArtistRow | null; plain: Texts | null; sounds: SoundRow[] } | null> {
	if (!uuid.test(id)) return null;
	const db = publicDb();
	const [works, placements, plain, sounds] = await Promise.all([
		publicRows(db.from('pub_work').select(workColumns).eq('artwork_id', id).eq('shown', true)),
		publicRows(db.from('pub_placement').select(placementColumns).eq('artwork_id', id)),
		publicRows(db.from('pub_plain_text').select('plain_text').eq('artwork_id', id).limit(1)),
		publicRows(db.from('pub_sound').select(soundColumns).eq('artwork_id', id))
	]);
	const [first] = works;
	if (!first) return null;
	const [shows, walls, artist] = await Promise.all([
		readShowsById(works.map((work) => work.exhibition_id)),
		readWalls(placements.flatMap((placement) => placement.hang_wall_id ?? [])),
		first.artist_id ? findArtist('id', first.artist_id) : null
	]);
	const showings = shows.flatMap((show) => {
		const work = works.find(({ exhibition_id }) => exhibition_id === show.id);
		const own = placements.filter(({ exhibition_id }) => exhibition_id === show.id);
		const ids = new Set(own.map(({ hang_wall_id }) => hang_wall_id));
		return work ? [{ show, work, placements: own, walls: walls.filter(({ hang_wall_id }) => ids.has(hang_wall_id)) }] : [];
	});
	return showings.length > 0 ? { showings, artist, plain: plain[0]?.plain_text ?? null, sounds } : null;
}
