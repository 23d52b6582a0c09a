import type { SupabaseClient } from '@supabase/supabase-js';
import type { PictureFile } from '#lib/images/keep/files.server.ts';
import { publicDb } from '#lib/shared/backend/backend.server.ts';

type Row = { public_name: string; format: string; bytes: number; path: string };
const columns = 'public_name, format, bytes, path';
const fileOf = ({ public_name, ...file }: Row, everybody: boolean): PictureFile => ({
	name: public_name,
	...file,
	bucket: 'sounds',
	everybody
});

/**
 * Finds a sound by its public name. Returns null when it doesn't exist or the caller may not hear it. `askSession` is called only for
 * sounds that are not public: artists may hear their own, the desk those of submitted works.
 */
export async function findSound(name: string, askSession: () => Promise<SupabaseClient | null>): Promise<PictureFile | null> {
	if (!/^[A-Za-z0-9_-]{16,64}$/.test(name)) return null;
	const read = async (db: SupabaseClient, table: 'pub_sound' | 'sound') =>
		((await db.from(table).select(columns).eq('public_name', name).limit(1).throwOnError()).data as Row[])[0];
	const open = await read(publicDb(), 'pub_sound');
	if (open) return fileOf(open, true);
	const session = await askSession();
	const mine = session && (await read(session, 'sound'));
	return mine ? fileOf(mine, false) : null;
}
