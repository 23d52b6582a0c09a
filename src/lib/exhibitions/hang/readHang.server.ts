import type { Db, RowOf } from '#lib/shared/backend/db.server.ts';
import { daysOfDateRange } from '#lib/shared/dates.ts';
import { readLabelRule } from '#lib/walls/problems/labels.ts';
import { readSuspension } from '#lib/walls/hooks/suspension.ts';
import { wallDuring } from '#lib/walls/wall.ts';
import { isReadable } from '../readableWork.ts';
import { placementId } from './hang.ts';
import type { HangPlacement } from './placement.ts';
import type { DraftWall, HangWork, OpenedHang } from './hangDraft.ts';
import { partsOf } from './hangParts.ts';

const selectVersions = (db: Db) =>
	db.from('hang_version').select(
		`id, lock, number, saved_at, label, hang_wall(wall_id, width_mm, height_mm, centre_line_mm, colour, wall(code, position, room(name)),
				wall_revision(suspension, daylight, escape_route, walkway, blocked_zone(x_mm, y_mm, width_mm, height_mm, reason, during))),
			placement(exhibition_work_id, part_no, x_mm, y_mm, width_mm, height_mm, cluster, pinned, hooks, label, hang_wall(wall_id))`
	);
type VersionRow = RowOf<typeof selectVersions>;
const workColumns = `id, artwork_id, number, removed_at, escape_note, artwork(owner_artist_id, artist!artwork_owner_artist_id_fkey(name),
	measurement(part_no, what, value, at))`;
const revisionColumns = `title, untitled, category, framing, hardware, hook_spacing_mm, weight_g, weight_estimated, light_sensitive,
	artwork_part(part_no, width_mm, height_mm, outer_width_mm, outer_height_mm, drop_mm, gap_mm)`;
const photoColumns = 'revision_photo(position, photo(role, media(dominant, media_file(kind, public_name, format, width))))';
const selectWorks = (db: Db) => db.from('exhibition_work').select(`${workColumns}, artwork_revision(${revisionColumns})`);
const selectDrawnWorks = (db: Db) =>
	db.from('exhibition_work').select(`${workColumns}, artwork_revision(${revisionColumns}, ${photoColumns})`);
type WorkRow = RowOf<typeof selectWorks>;
type PhotoRow = RowOf<typeof selectDrawnWorks>['artwork_revision']['revision_photo'][number];
type DrawnRow = WorkRow & { artwork_revision: { revision_photo?: PhotoRow[] } };
/** Whether the works have their pictures, which is half of the cost. For calculating alone they need none. */
type Pictures = 'with' | 'without';

/**
 * A version to read. `who` `present`: only works that are in the show now; `all`: also works that have left since, which a published version
 * may contain.
 */
export type AskedHang = { version: string; who: 'present' | 'all' };
type Show = { id: string; opens: string; closes: string };

/** Reads a version of a show's hang, with the walls as they are during the show and the works that are in it now. */
export async function readHang(db: Db, exhibition: Show, version: string, pictures: Pictures = 'with'): Promise<OpenedHang> {
	const [hang] = await readHangs(db, exhibition, [{ version, who: 'present' }], pictures);
	return hang!;
}

/**
 * Reads several versions of a show's hang, in the order asked. The calls are as many as for one, and the works are read once. Throws for an
 * unknown version.
 */
export async function readHangs(db: Db, exhibition: Show, asked: readonly AskedHang[], pictures: Pictures = 'with'): Promise<OpenedHang[]> {
	if (asked.length === 0) return [];
	const versions = [...new Set(asked.map(({ version }) => version))];
	const [found, works] = await Promise.all([selectVersions(db).in('id', versions).throwOnError(), listWorks(db, exhibition.id, pictures)]);
	const all = works.filter(isReadable).map((row) => ({ work: toWork(row), left: row.removed_at !== null }));
	return asked.map(({ version, who }) => {
		const row = found.data.find(({ id }) => id === version);
		if (!row) throw new Error(`There is no version ${version}.`);
		return {
			version,
			lock: row.lock,
			number: row.number,
			savedAt: row.saved_at,
			labels: readLabelRule(row.label),
			walls: row.hang_wall
				.toSorted((a, b) => a.wall.position - b.wall.position || a.wall.code.localeCompare(b.wall.code))
				.map((wall) => wallDuring(toWall(wall), exhibition.opens, exhibition.closes)),
			placements: row.placement.map(toPlacement),
			works: all.filter(({ left }) => who === 'all' || !left).map(({ work }) => work)
		};
	});
}

const listWorks = async (db: Db, show: string, pictures: Pictures): Promise<DrawnRow[]> =>
	pictures === 'with'
		? (await selectDrawnWorks(db).eq('exhibition_id', show).order('number').throwOnError()).data
		: (await selectWorks(db).eq('exhibition_id', show).order('number').throwOnError()).data;

const toWall = (row: VersionRow['hang_wall'][number]): DraftWall => ({
	wallId: row.wall_id,
	code: row.wall.code,
	room: row.wall.room.name,
	widthMm: row.width_mm,
	heightMm: row.height_mm,
	centreLineMm: row.centre_line_mm,
	suspension: readSuspension(row.wall_revision.suspension, row.width_mm),
	daylight: row.wall_revision.daylight,
	escapeRoute: row.wall_revision.escape_route,
	walkway: row.wall_revision.walkway,
	colour: row.colour,
	blocked: row.wall_revision.blocked_zone.map((zone) => ({
		xMm: zone.x_mm,
		yMm: zone.y_mm,
		widthMm: zone.width_mm,
		heightMm: zone.height_mm,
		reason: zone.reason,
		...daysOfDateRange(zone.during)
	}))
});

const toPlacement = (row: VersionRow['placement'][number]): HangPlacement => ({
	id: placementId(row.exhibition_work_id, row.part_no),
	exhibitionWorkId: row.exhibition_work_id,
	part: row.part_no,
	wallId: row.hang_wall?.wall_id ?? null,
	xMm: row.x_mm ?? 0,
	yMm: row.y_mm ?? 0,
	widthMm: row.width_mm,
	heightMm: row.height_mm,
	cluster: row.cluster,
	pinned: row.pinned,
	hooksMm: row.hooks.atMm ?? null,
	label: row.label.side ?? null
});

function toWork(row: DrawnRow): HangWork {
	const { revision_photo: photos = [], ...revision } = row.artwork_revision;
	const front = photos.toSorted((a, b) => a.position - b.position).find(({ photo }) => photo.role === 'front')?.photo.media;
	return {
		id: row.id,
		artworkId: row.artwork_id,
		number: row.number,
		title: revision.title,
		untitled: revision.untitled,
		artist: row.artwork.artist.name,
		artistId: row.artwork.owner_artist_id,
		parts: partsOf(revision, row.artwork.measurement, row.escape_note !== null),
		picture: (front?.media_file ?? []).flatMap((file) =>
			file.kind === 'variant' && file.public_name ? [{ name: file.public_name, format: file.format, width: file.width }] : []
		),
		dominant: front?.dominant ?? null
	};
}
