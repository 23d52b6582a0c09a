import type { Row as Stored } from '#lib/shared/database.ts';
import type { Db } from '#lib/shared/backend/db.server.ts';
import { publicDb } from '#lib/shared/backend/backend.server.ts';
import { readFile } from './store.server.ts';

/** A picture that may be read, by whom: everybody, or only whoever the session belongs to. */
export type PictureFile = { name: string; format: string; bytes: number; bucket: string; path: string; everybody: boolean };

const columns = 'format, bytes, bucket, path';
type Row = Pick<Stored<'pub_media'>, 'format' | 'bytes' | 'bucket' | 'path'>;
const fileOf = (name: string, file: Row, everybody: boolean): PictureFile => ({ name, ...file, everybody });

/**
 * The picture of a public name, if it may be seen; null when not, or when there is none. Masters have no name. The
 * session is asked only where the public may not see it: artists see their own, the desk what was sent.
 */
export async function findPicture(name: string, askSession: () => Promise<Db | null>): Promise<PictureFile | null> {
	if (!/^[A-Za-z0-9_-]{16,64}$/.test(name)) return null;
	const { data } = await publicDb().from('pub_media').select(columns).eq('public_name', name).limit(1).throwOnError();
	const [open] = data;
	if (open) return fileOf(name, open, true);
	const session = await askSession();
	if (!session) return null;
	const { data: own } = await session
		.from('media_file')
		.select(columns)
		.eq('public_name', name)
		.neq('kind', 'pyramid')
		.limit(1)
		.throwOnError();
	const [mine] = own;
	return mine ? fileOf(name, mine, false) : null;
}

const keptBytes = 64 * 1024 * 1024;
/** Bytes by public name, least recently used first. A name never gets other bytes, so nothing here can be stale. */
const kept = new Map<string, Uint8Array<ArrayBuffer>>();
let keptNow = 0;

/** The bytes of a picture that `findPicture` allowed. */
export async function readPicture(file: PictureFile): Promise<Uint8Array<ArrayBuffer>> {
	const found = kept.get(file.name);
	if (found) {
		kept.delete(file.name);
		kept.set(file.name, found);
		return found;
	}
	const bytes = await readFile(file);
	if (bytes.length !== file.bytes) throw new Error(`Picture ${file.path} has ${bytes.length} bytes instead of ${file.bytes}`);
	keep(file.name, bytes);
	return bytes;
}

function keep(name: string, bytes: Uint8Array<ArrayBuffer>): void {
	if (bytes.length > keptBytes / 8 || kept.has(name)) return;
	kept.set(name, bytes);
	keptNow += bytes.length;
	for (const [oldest, old] of kept) {
		if (keptNow <= keptBytes) return;
		kept.delete(oldest);
		keptNow -= old.length;
	}
}
