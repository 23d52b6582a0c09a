import type { PictureFile } from '#lib/images/keep/files.server.ts';
import { mediaHref } from '#lib/images/make/variants.ts';
import { siteDb } from '#lib/shared/backend/backend.server.ts';

/**
 * A front view of a work in an exhibition, by file name, for helpers with the link of that exhibition. Null for everything else: other
 * exhibitions, photos of backs and frames, works of artists who have hidden everything. Uses the secret key, because helpers have no account.
 */
export async function findDayPicture(show: string, fileName: string): Promise<PictureFile | null> {
	const [name = ''] = fileName.split('.');
	if (!/^[A-Za-z0-9_-]{16,64}$/.test(name)) return null;
	const columns = 'format, bytes, bucket, path, media(artwork_id, artwork(artist!artwork_owner_artist_id_fkey(hidden_at)), photo(role))';
	const query = siteDb().from('media_file').select(columns).eq('public_name', name).eq('kind', 'variant').limit(1);
	const [row] = (await query.throwOnError()).data;
	if (
		!row ||
		mediaHref({ name, format: row.format }) !== `/media/${fileName}` ||
		row.media.photo?.role !== 'front' ||
		row.media.artwork.artist.hidden_at
	)
		return null;
	const works = siteDb().from('exhibition_work').select('id').eq('exhibition_id', show).eq('artwork_id', row.media.artwork_id);
	const { data } = await works.is('removed_at', null).throwOnError();
	if (data.length === 0) return null;
	return { name, format: row.format, bytes: row.bytes, bucket: row.bucket, path: row.path, everybody: false };
}
