import { rm } from 'node:fs/promises';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '../lib/shared/database.ts';
import type { Tidying } from '../lib/retention/tidy.ts';

/** Tidying with a client that has the secret key, for the night and for `npm run tidy`. */
export function tidyingWith(db: SupabaseClient<Database>): Tidying {
	return {
		async next(term) {
			if (term === 'archives') await removeOldArchives(db);
			return (await db.rpc('tidy', { p_term: term }).throwOnError()).data;
		},
		async remove(bucket, paths) {
			const { error } = await db.storage.from(bucket).remove(paths);
			if (error) throw new Error(`${paths.length} files of ${bucket} can't be removed: ${error.message}`, { cause: error });
		}
	};
}

/** Removes the files of old backups. What is gone already is fine. @throws Error when one can't be removed: then its row stays. */
async function removeOldArchives(db: SupabaseClient<Database>): Promise<void> {
	const { data: paths } = await db.rpc('list_old_archives').throwOnError();
	for (const path of paths) await rm(path, { force: true });
}
