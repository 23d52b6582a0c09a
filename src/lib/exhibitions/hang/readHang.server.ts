import type { SupabaseClient } from '@supabase/supabase-js';
import { addDays } from '#lib/shared/dates.ts';
import type { Texts } from '#lib/shared/texts.ts';
import { type LabelSide, readLabelRule } from '#lib/walls/problems/labels.ts';
import { readSuspension } from '#lib/walls/hooks/suspension.ts';
import { wallDuring, type BlockReason } from '#lib/walls/wall.ts';
import { placementId } from './hang.ts';
import type { HangPlacement } from './placement.ts';
import type { DraftWall, HangWork, OpenedHang } from './hangDraft.ts';
import { type FactsRow, type MeasurementRow, type PartRow, partsOf } from './hangParts.ts';

type WorkRow = {
	id: string;
	artwork_id: string;
	number: number;
	removed_at: string | null;
	escape_note: string | null;
	artwork: { owner_artist_id: string; artist: { name: Texts }; measurement: MeasurementRow[] };
	artwork_revision: FactsRow & {
		title: Texts;
		untitled: boolean;
		artwork_part: PartRow[];
		revision_photo: {
			position: number;
			photo: {
				role: string;
				media: { dominant: string | null; media_file: { kind: string; public_name: string | null; format: string; width: number }[] };
			};
		}[];
	};
};
type WallRow = {
	wall_id: number;
	width_mm: number;
	height_mm: number;
	centre_line_mm: number;
	colour: string | null;
	wall: { code: string; position: number; room: { name: Texts } };
	wall_revision: {
		suspension: unknown;
		daylight: boolean;
		escape_route: boolean;
		walkway: boolean;
		blocked_zone: { x_mm: number; y_mm: number; width_mm: number; height_mm: number; reason: BlockReason; during: string | null }[];
	};
};
type PlacementRow = {
	exhibition_work_id: string;
	part_no: number;
	x_mm: number | null;
	y_mm: number | null;
	width_mm: number;
	height_mm: number;
	cluster: number | null;
	pinned: boolean;
	hooks: { atMm?: number[] };
	label: { side?: LabelSide };
	hang_wall: { wall_id: number } | null;
};

/** The first and the last day of a PostgreSQL daterange such as "[2026-01-01,2026-02-01)"; null for an open end. */
function daysOf(range: string | null): { from: string | null; to: string | null } {
	const [from = '', until = ''] = (range ?? ',').replace(/[[\]()]/g, '').split(',');
	return { from: from || null, to: until ? addDays(until, -1) : null };
}

/**
 * Reads a version of a show's hang, with the walls as they are during the show.
 *
 * @param who `present`: only works that are in the show now; `all`: also works that have left since, which a published version may contain.
 */
export async function readHang(
	db: SupabaseClient,
	exhibition: { id: string; opens: string; closes: string },
	version: string,
	who: 'present' | 'all' = 'present'
): Promise<OpenedHang> {
	const [head, walls, placements, works] = await Promise.all([
		db.from('hang_version').select('lock, number, saved_at, label').eq('id', version).single().throwOnError(),
		db
			.from('hang_wall')
			.select(
				'wall_id, width_mm, height_mm, centre_line_mm, colour, wall(code, position, room(name)), wall_revision(suspension, daylight, escape_route, walkway, blocked_zone(x_mm, y_mm, width_mm, height_mm, reason, during))'
			)
			.eq('version_id', version)
			.throwOnError(),
		db
			.from('placement')
			.select('exhibition_work_id, part_no, x_mm, y_mm, width_mm, height_mm, cluster, pinned, hooks, label, hang_wall(wall_id)')
			.eq('version_id', version)
			.throwOnError(),
		db
			.from('exhibition_work')
			.select(
				'id, artwork_id, number, removed_at, escape_note, artwork(owner_artist_id, artist!artwork_owner_artist_id_fkey(name), measurement(part_no, what, value, at)), artwork_revision(title, untitled, category, framing, hardware, hook_spacing_mm, weight_g, weight_estimated, light_sensitive, artwork_part(part_no, width_mm, height_mm, outer_width_mm, outer_height_mm, drop_mm, gap_mm), revision_photo(position, photo(role, media(dominant, media_file(kind, public_name, format, width)))))'
			)
			.eq('exhibition_id', exhibition.id)
			.order('number')
			.throwOnError()
	]);
	const {
		lock,
		number,
		saved_at: savedAt,
		label
	} = head.data as unknown as { lock: number; number: number; saved_at: string; label: unknown };
	return {
		version,
		lock,
		number,
		savedAt,
		labels: readLabelRule(label),
		walls: (walls.data as unknown as WallRow[])
			.sort((a, b) => a.wall.position - b.wall.position || a.wall.code.localeCompare(b.wall.code))
			.map((row) => wallDuring(toWall(row), exhibition.opens, exhibition.closes)),
		placements: (placements.data as unknown as PlacementRow[]).map(toPlacement),
		works: (works.data as unknown as WorkRow[]).filter(({ removed_at: gone }) => who === 'all' || gone === null).map(toWork)
	};
}

const toWall = (row: WallRow): DraftWall => ({
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
		...daysOf(zone.during)
	}))
});

const toPlacement = (row: PlacementRow): HangPlacement => ({
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

function toWork(row: WorkRow): HangWork {
	const revision = row.artwork_revision;
	const front = revision.revision_photo.sort((a, b) => a.position - b.position).find(({ photo }) => photo.role === 'front')?.photo.media;
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
