import type { Row as Stored } from '#lib/shared/database.ts';
import type { Db } from '#lib/shared/backend/db.server.ts';
import { publicDb } from '#lib/shared/backend/backend.server.ts';
import { readFile } from './store.server.ts';

/** A file that may be read: by everybody, or only by the account of the session. */
export type PictureFile = { name: string; format: string; bytes: number; bucket: string; path: string; everybody: boolean };

const columns = 'format, bytes, bucket, path';
type Row = Pick<Stored<'pub_media'>, 'format' | 'bytes' | 'bucket' | 'path'>;
const fileOf = (name: string, file: Row, everybody: boolean): PictureFile => ({ name, ...file, everybody });

/**
 * Finds a picture by its public name. Returns null when it doesn't exist or the caller may not see it. Masters have no public name. Calls
 * `askSession` only when the picture is not public: artists see their own pictures, the desk those of submitted works.
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

const maxCacheBytes = 64 * 1024 * 1024;
/** File contents by public name, least recently used first. The bytes behind a name never change, so no entry can be stale. */
const cache = new Map<string, Uint8Array<ArrayBuffer>>();
let cacheBytes = 0;

/** The bytes of a picture that `findPicture` returned. @throws Error when storage can't deliver it. */
export async function readPicture(file: PictureFile): Promise<Uint8Array<ArrayBuffer>> {
	const found = cache.get(file.name);
	if (found) {
		cache.delete(file.name);
		cache.set(file.name, found);
		return found;
	}
	const bytes = await readFile(file);
	if (bytes.length !== file.bytes) throw new Error(`Picture ${file.path} has ${bytes.length} bytes instead of ${file.bytes}`);
	keep(file.name, bytes);
	return bytes;
}

function keep(name: string, bytes: Uint8Array<ArrayBuffer>): void {
	if (bytes.length > maxCacheBytes / 8 || cache.has(name)) return;
	cache.set(name, bytes);
	cacheBytes += bytes.length;
	for (const [oldest, old] of cache) {
		if (cacheBytes <= maxCacheBytes) return;
		cache.delete(oldest);
		cacheBytes -= old.length;
	}
}
