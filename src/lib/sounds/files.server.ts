import type { Db } from '#lib/shared/backend/db.server.ts';
import type { PictureFile } from '#lib/images/keep/files.server.ts';
import { publicDb } from '#lib/shared/backend/backend.server.ts';

const columns = 'format, bytes, path';
type Stored = { format: string | null; bytes: number | null; path: string | null };

/** Null before its file is stored. */
const fileOf = (name: string, { format, bytes, path }: Stored, everybody: boolean): PictureFile | null =>
	format !== null && bytes !== null && path !== null ? { name, format, bytes, path, bucket: 'sounds', everybody } : null;

/**
 * Finds a sound by its public name. Returns null when it doesn't exist or the caller may not hear it. `askSession` is called only for
 * sounds that are not public: artists may hear their own, the desk those of submitted works.
 */
export async function findSound(name: string, askSession: () => Promise<Db | null>): Promise<PictureFile | null> {
	if (!/^[A-Za-z0-9_-]{16,64}$/.test(name)) return null;
	const { data: open } = await publicDb().from('pub_sound').select(columns).eq('public_name', name).limit(1).throwOnError();
	if (open[0]) return fileOf(name, open[0], true);
	const session = await askSession();
	if (!session) return null;
	const { data: own } = await session.from('sound').select(columns).eq('public_name', name).limit(1).throwOnError();
	return own[0] ? fileOf(name, own[0], false) : null;
}
