import type { SupabaseClient } from '@supabase/supabase-js';
import type { PictureFile } from '#lib/images/keep/files.server.ts';
import { mediaHref } from '#lib/images/make/variants.ts';
import type { Texts } from '#lib/shared/texts.ts';
import type { Condition, ConditionMoment, Custody } from './custody.ts';
import type { ConditionSaid, CustodyStep, HandledWall, HandledWork, HandlingPhoto, PhotoMoment } from './handling.ts';

type WorkRow = {
	id: string;
	number: number;
	custody: Custody;
	removed_at: string | null;
	artwork: { artist: { name: Texts } };
	artwork_revision: { title: Texts; untitled: boolean };
	custody_log: { was: Custody; custody: Custody; helper_no: number | null; at: string }[];
	condition_report: { moment: ConditionMoment; state: Condition; note: string; at: string }[];
};
type FileRow = { kind: string; public_name: string | null; format: string; width: number };
type PhotoRow = {
	id: string;
	moment: PhotoMoment;
	exhibition_work_id: string | null;
	wall_id: number | null;
	helper_no: number | null;
	at: string;
	width: number;
	height: number;
	dominant: string | null;
	published_at: string | null;
	handling_file: FileRow[];
};
type WallRow = { wall: { resource_id: number; code: string; position: number; room: { name: Texts } } };

/** All works of an exhibition by number, with custody, condition and photos, and the walls of the exhibition with their photos. */
export async function readHandling(db: SupabaseClient, show: string): Promise<{ works: HandledWork[]; walls: HandledWall[] }> {
	const [works, photos, walls] = await Promise.all([
		db
			.from('exhibition_work')
			.select(
				'id, number, custody, removed_at, artwork(artist!artwork_owner_artist_id_fkey(name)), artwork_revision(title, untitled), custody_log(was, custody, helper_no, at), condition_report(moment, state, note, at)'
			)
			.eq('exhibition_id', show)
			.order('number')
			.throwOnError(),
		db
			.from('handling_photo')
			.select(
				'id, moment, exhibition_work_id, wall_id, helper_no, at, width, height, dominant, published_at, handling_file(kind, public_name, format, width)'
			)
			.eq('exhibition_id', show)
			.eq('state', 'stored')
			.order('at')
			.throwOnError(),
		listShowWalls(db, show)
	]);
	const taken = (photos.data as unknown as PhotoRow[]).flatMap(photoOf);
	return {
		works: (works.data as unknown as WorkRow[]).map((row) => workOf(row, taken)),
		walls: walls.map(({ wall }) => ({
			id: wall.resource_id,
			code: wall.code,
			room: wall.room.name,
			photos: taken.filter((photo) => photo.wall === wall.resource_id)
		}))
	};
}

async function listShowWalls(db: SupabaseClient, show: string): Promise<WallRow[]> {
	const booked = await db
		.from('booking')
		.select('resource_id')
		.eq('exhibition_id', show)
		.eq('phase', 'show')
		.is('cancelled_at', null)
		.throwOnError();
	const ids = (booked.data as { resource_id: number }[]).map(({ resource_id }) => resource_id);
	if (ids.length === 0) return [];
	const { data } = await db
		.from('wall')
		.select('resource_id, code, position, room(name)')
		.in('resource_id', ids)
		.order('position')
		.throwOnError();
	return (data as unknown as WallRow['wall'][]).map((wall) => ({ wall }));
}

function workOf(row: WorkRow, photos: readonly HandlingPhoto[]): HandledWork {
	const newestFirst = <T extends { at: string }>(all: readonly T[]): T[] => all.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
	const reports = newestFirst(row.condition_report);
	const latestReport = (moment: ConditionMoment): ConditionSaid | null => reports.find((report) => report.moment === moment) ?? null;
	const steps = newestFirst(row.custody_log).map(({ was, custody, helper_no, at }): CustodyStep => ({
		was,
		custody,
		by: helper_no ?? 'office',
		at
	}));
	const { title, untitled } = row.artwork_revision;
	return {
		id: row.id,
		number: row.number,
		title,
		untitled,
		artist: row.artwork.artist.name,
		removed: row.removed_at !== null,
		custody: row.custody,
		steps,
		arrival: latestReport('arrival'),
		return: latestReport('return'),
		photos: photos.filter(({ work }) => work === row.id)
	};
}

function photoOf(row: PhotoRow): HandlingPhoto[] {
	const files = row.handling_file
		.flatMap((file) => (file.kind === 'variant' && file.public_name ? [{ ...file, name: file.public_name }] : []))
		.toSorted((a, b) => a.width - b.width || b.format.localeCompare(a.format));
	const [smallest, largest] = [files[0], files.at(-1)];
	if (!smallest || !largest) return [];
	const fileName = (file: { name: string; format: string }) => mediaHref(file).replace('/media/', '');
	const { id, moment, at, width, height, dominant } = row;
	const of = { work: row.exhibition_work_id, wall: row.wall_id };
	const names = { name: fileName(smallest), large: fileName(largest) };
	return [
		{ id, moment, ...of, by: row.helper_no ?? 'office', at, ...names, width, height, dominant, published: row.published_at !== null }
	];
}

/** The file of a photo of this exhibition, if the session may read it. Null for everything else. */
export async function findHandlingFile(db: SupabaseClient, show: string, fileName: string): Promise<PictureFile | null> {
	const [name = ''] = fileName.split('.');
	if (!/^[A-Za-z0-9_-]{16,64}$/.test(name)) return null;
	const columns = 'public_name, format, bytes, path, handling_photo!inner(exhibition_id)';
	const query = db.from('handling_file').select(columns).eq('public_name', name).eq('handling_photo.exhibition_id', show).limit(1);
	const [row] = (await query.throwOnError()).data as unknown as { format: string; bytes: number; path: string }[];
	if (!row || mediaHref({ name, format: row.format }) !== `/media/${fileName}`) return null;
	return { name, format: row.format, bytes: row.bytes, bucket: 'handling', path: row.path, everybody: false };
}
