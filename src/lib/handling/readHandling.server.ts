import type { Db, RowOf } from '#lib/shared/backend/db.server.ts';
import { isReadable } from '#lib/exhibitions/readableWork.ts';
import type { PictureFile } from '#lib/images/keep/files.server.ts';
import { mediaHref } from '#lib/images/make/variants.ts';
import type { ConditionMoment } from './custody.ts';
import type { LatestCondition, CustodyStep, HandledWall, HandledWork, HandlingPhoto } from './handling.ts';

const selectWorks = (db: Db) =>
	db
		.from('exhibition_work')
		.select(
			'id, number, custody, removed_at, artwork(artist!artwork_owner_artist_id_fkey(name)), artwork_revision(title, untitled), custody_log(was, custody, helper_no, at), condition_report(moment, state, note, at)'
		);
const selectPhotos = (db: Db) =>
	db
		.from('handling_photo')
		.select(
			'id, moment, exhibition_work_id, wall_id, helper_no, at, width, height, dominant, published_at, handling_file(kind, public_name, format, width)'
		);

/** All works of an exhibition by number, with custody, condition and photos, and the walls of the exhibition with their photos. */
export async function readHandling(db: Db, show: string): Promise<{ works: HandledWork[]; walls: HandledWall[] }> {
	const [works, photos, walls] = await Promise.all([
		selectWorks(db).eq('exhibition_id', show).order('number').throwOnError(),
		selectPhotos(db).eq('exhibition_id', show).eq('state', 'stored').order('at').throwOnError(),
		listShowWalls(db, show)
	]);
	const taken = photos.data.flatMap(photoOf);
	return {
		works: works.data.filter(isReadable).map((row) => workOf(row, taken)),
		walls: walls.map((wall) => ({
			id: wall.resource_id,
			code: wall.code,
			room: wall.room.name,
			photos: taken.filter((photo) => photo.wall === wall.resource_id)
		}))
	};
}

async function listShowWalls(db: Db, show: string) {
	const booked = await db
		.from('booking')
		.select('resource_id')
		.eq('exhibition_id', show)
		.eq('phase', 'show')
		.is('cancelled_at', null)
		.throwOnError();
	const ids = booked.data.map(({ resource_id }) => resource_id);
	if (ids.length === 0) return [];
	const { data } = await db
		.from('wall')
		.select('resource_id, code, position, room(name)')
		.in('resource_id', ids)
		.order('position')
		.throwOnError();
	return data;
}

function workOf(row: RowOf<typeof selectWorks>, photos: readonly HandlingPhoto[]): HandledWork {
	const newestFirst = <T extends { at: string }>(all: readonly T[]): T[] => all.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
	const reports = newestFirst(row.condition_report);
	const latestReport = (moment: ConditionMoment): LatestCondition | null => reports.find((report) => report.moment === moment) ?? null;
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

function photoOf(row: RowOf<typeof selectPhotos>): HandlingPhoto[] {
	const files = row.handling_file
		.flatMap((file) => (file.kind === 'variant' && file.public_name ? [{ ...file, name: file.public_name }] : []))
		.toSorted((a, b) => a.width - b.width || b.format.localeCompare(a.format));
	const { id, moment, at, width, height, dominant } = row;
	const [smallest, largest] = [files[0], files.at(-1)];
	if (!smallest || !largest || width === null || height === null) return [];
	const fileName = (file: { name: string; format: string }) => mediaHref(file).replace('/media/', '');
	const of = { work: row.exhibition_work_id, wall: row.wall_id };
	const names = { name: fileName(smallest), large: fileName(largest) };
	return [
		{ id, moment, ...of, by: row.helper_no ?? 'office', at, ...names, width, height, dominant, published: row.published_at !== null }
	];
}

/** The file of a photo of this exhibition, if the session may read it. Null for everything else. */
export async function findHandlingFile(db: Db, show: string, fileName: string): Promise<PictureFile | null> {
	const [name = ''] = fileName.split('.');
	if (!/^[A-Za-z0-9_-]{16,64}$/.test(name)) return null;
	const columns = 'public_name, format, bytes, path, handling_photo!inner(exhibition_id)';
	const query = db.from('handling_file').select(columns).eq('public_name', name).eq('handling_photo.exhibition_id', show).limit(1);
	const [row] = (await query.throwOnError()).data;
	if (!row || mediaHref({ name, format: row.format }) !== `/media/${fileName}`) return null;
	return { name, format: row.format, bytes: row.bytes, bucket: 'handling', path: row.path, everybody: false };
}
