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
 * The sound of a public name, if it may be heard; null when not, or when there is none. The session is asked only where the
 * public may not hear it: artists hear their own, the desk those of works that were sent.
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
