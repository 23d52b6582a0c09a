import { findPicture, readPicture } from '#lib/images/keep/files.server.ts';
import { pressPicture } from '#lib/images/make/pressPicture.server.ts';
import { publicRows } from '#lib/shared/backend/publicRows.server.ts';
import { publicDb } from '#lib/shared/backend/backend.server.ts';
import type { PressPicture } from './pressPictures.ts';
import type { FileRow } from '../read/rows.ts';

/** The numbers of the works of a show with the consent for the press. One call. */
export async function readPressNumbers(show: string): Promise<Set<number>> {
	const rows = await publicRows(publicDb().from('pub_press').select('number').eq('exhibition_id', show).order('number'));
	return new Set(rows.map(({ number }) => number));
}

/** The bytes of a published file; null if it is no longer public. */
export async function publishedBytes({ name }: FileRow): Promise<Uint8Array<ArrayBuffer> | null> {
	const found = await findPicture(name, () => Promise.resolve(null));
	return found && (await readPicture(found));
}

/** The JPEG for the press, with the credit in its metadata; null if the picture is no longer public. */
export async function pressFile({ file, credit }: PressPicture): Promise<Uint8Array<ArrayBuffer> | null> {
	const bytes = await publishedBytes(file);
	return bytes && pressPicture(bytes, credit);
}
