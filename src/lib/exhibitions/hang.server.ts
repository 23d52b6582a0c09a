import type { SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import type { Outcome } from '#lib/shared/refusal.ts';
import { call } from '#lib/shared/rpc.server.ts';
import type { Texts } from '#lib/shared/texts.ts';

/** One box of the draft, as it is sent and kept. Lengths in mm; wall null: the work stands or hangs free. */
export const placementSchema = z
	.object({
		work: z.uuid(),
		part: z.int().min(1).max(50),
		wall: z.int().nullable(),
		xMm: z.int().min(-200_000).max(200_000).nullable(),
		yMm: z.int().min(-200_000).max(200_000).nullable(),
		widthMm: z.int().min(1).max(100_000),
		heightMm: z.int().min(1).max(100_000)
	})
	.refine((p) => (p.wall === null) === (p.xMm === null) && (p.wall === null) === (p.yMm === null));

export const hangSchema = z.object({
	version: z.uuid(),
	lock: z.int().min(0),
	placements: z.array(placementSchema).max(500),
	/** Wall id to the height of its centre line. */
	centreLines: z.record(z.string().regex(/^\d+$/), z.int().min(1).max(20_000)).default({})
});

export type HangPlacement = z.infer<typeof placementSchema>;
export type Hang = z.infer<typeof hangSchema>;

export type HangWall = {
	id: number;
	code: string;
	room: Texts;
	widthMm: number;
	heightMm: number;
	centreLineMm: number;
	blocked: { xMm: number; yMm: number; widthMm: number; heightMm: number; reason: string }[];
};

/** A work of the show with what the editor draws of it; `parts` has the framed outer sizes, in order. */
export type HangWork = {
	id: string;
	artworkId: string;
	number: number;
	title: Texts;
	untitled: boolean;
	artist: Texts;
	parts: { part: number; widthMm: number; heightMm: number }[];
	picture: { name: string; format: string; width: number }[];
	dominant: string | null;
};

/** Opens the draft of a show's hang, making it on first use. Refuses not-found. */
export const openHang = (db: SupabaseClient, exhibition: string): Promise<Outcome<string>> =>
	call<string>(db, 'open_hang', { p_exhibition: exhibition });

/** Saves the whole draft; the value is the next lock. Refuses hang-changed {lock, savedAt}, invalid. */
export const saveHang = (db: SupabaseClient, hang: Hang): Promise<Outcome<number>> =>
	call<number>(db, 'save_hang', {
		p_version: hang.version,
		p_lock: hang.lock,
		p_centre_lines: hang.centreLines,
		p_placements: hang.placements.map((p) => ({
			work: p.work,
			part: p.part,
			wall: p.wall,
			x_mm: p.xMm,
			y_mm: p.yMm,
			width_mm: p.widthMm,
			height_mm: p.heightMm
		}))
	});

/** Freezes the draft as what the public sees. Refuses as `publish_hang` in the migrations says. */
export const publishHang = (db: SupabaseClient, version: string, lock: number): Promise<Outcome<string>> =>
	call<string>(db, 'publish_hang', { p_version: version, p_lock: lock });

type PartRow = {
	part_no: number;
	width_mm: number | null;
	height_mm: number | null;
	outer_width_mm: number | null;
	outer_height_mm: number | null;
};
type WorkRow = {
	id: string;
	artwork_id: string;
	number: number;
	artwork: { artist: { name: Texts } };
	artwork_revision: {
		title: Texts;
		untitled: boolean;
		artwork_part: PartRow[];
		revision_photo: {
			position: number;
			photo: {
				role: string;
				media: { dominant: string | null; media_file: { public_name: string | null; format: string; width: number }[] };
			};
		}[];
	};
};
type WallRow = {
	wall_id: number;
	width_mm: number;
	height_mm: number;
	centre_line_mm: number;
	wall: { code: string; position: number; room: { name: Texts } };
	wall_revision: {
		blocked_zone: { x_mm: number; y_mm: number; width_mm: number; height_mm: number; reason: string; during: string | null }[];
	};
};
type PlacementRow = {
	exhibition_work_id: string;
	part_no: number;
	x_mm: number | null;
	y_mm: number | null;
	width_mm: number;
	height_mm: number;
	hang_wall: { wall_id: number } | null;
};

/** Whether a Postgres daterange ("[2026-01-01,2026-02-01)") touches the days from `opens` to `closes`. */
const touches = (range: string | null, opens: string, closes: string): boolean => {
	if (range === null) return true;
	const [from = '', to = ''] = range.slice(1, -1).split(',');
	return (from === '' || from <= closes) && (to === '' || to > opens);
};

/** Everything the editor starts with. */
export async function readHang(db: SupabaseClient, exhibition: { id: string; opens: string; closes: string }, version: string) {
	const [head, walls, placements, works] = await Promise.all([
		db.from('hang_version').select('lock, number, saved_at').eq('id', version).single().throwOnError(),
		db
			.from('hang_wall')
			.select(
				'wall_id, width_mm, height_mm, centre_line_mm, wall(code, position, room(name)), wall_revision(blocked_zone(x_mm, y_mm, width_mm, height_mm, reason, during))'
			)
			.eq('version_id', version)
			.throwOnError(),
		db
			.from('placement')
			.select('exhibition_work_id, part_no, x_mm, y_mm, width_mm, height_mm, hang_wall(wall_id)')
			.eq('version_id', version)
			.throwOnError(),
		db
			.from('exhibition_work')
			.select(
				'id, artwork_id, number, artwork(artist(name)), artwork_revision(title, untitled, artwork_part(part_no, width_mm, height_mm, outer_width_mm, outer_height_mm), revision_photo(position, photo(role, media(dominant, media_file(public_name, format, width)))))'
			)
			.eq('exhibition_id', exhibition.id)
			.is('removed_at', null)
			.order('number')
			.throwOnError()
	]);
	const version_ = head.data as unknown as { lock: number; number: number; saved_at: string };
	return {
		version,
		lock: version_.lock,
		number: version_.number,
		savedAt: version_.saved_at,
		walls: (walls.data as unknown as WallRow[])
			.sort((a, b) => a.wall.position - b.wall.position || a.wall.code.localeCompare(b.wall.code))
			.map((row): HangWall => ({
				id: row.wall_id,
				code: row.wall.code,
				room: row.wall.room.name,
				widthMm: row.width_mm,
				heightMm: row.height_mm,
				centreLineMm: row.centre_line_mm,
				blocked: row.wall_revision.blocked_zone
					.filter((zone) => touches(zone.during, exhibition.opens, exhibition.closes))
					.map((zone) => ({ xMm: zone.x_mm, yMm: zone.y_mm, widthMm: zone.width_mm, heightMm: zone.height_mm, reason: zone.reason }))
			})),
		placements: (placements.data as unknown as PlacementRow[]).map((row): HangPlacement => ({
			work: row.exhibition_work_id,
			part: row.part_no,
			wall: row.hang_wall?.wall_id ?? null,
			xMm: row.x_mm,
			yMm: row.y_mm,
			widthMm: row.width_mm,
			heightMm: row.height_mm
		})),
		works: (works.data as unknown as WorkRow[]).map(toWork)
	};
}

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
		parts: revision.artwork_part
			.sort((a, b) => a.part_no - b.part_no)
			.map((part) => ({
				part: part.part_no,
				widthMm: part.outer_width_mm ?? part.width_mm ?? 1,
				heightMm: part.outer_height_mm ?? part.height_mm ?? 1
			})),
		picture: (front?.media_file ?? []).flatMap((file) =>
			file.public_name ? [{ name: file.public_name, format: file.format, width: file.width }] : []
		),
		dominant: front?.dominant ?? null
	};
}
