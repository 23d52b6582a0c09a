import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '../../src/lib/shared/database.ts';

/** The tables that migrations leave empty, and that somebody's first steps fill. */
const tables = ['account', 'artist', 'artwork', 'media', 'submission', 'room', 'wall', 'exhibition', 'request'] as const;

/**
 * Returns what a project holds already, like `2 × account`; nothing for an empty one. Changes nothing.
 * @throws Error with one line of text when it can't be read.
 */
export async function contentsOf(db: SupabaseClient<Database>): Promise<string[]> {
	const counts = await Promise.all(
		tables.map(async (table) => {
			const { count, error } = await db.from(table).select('*', { count: 'exact', head: true });
			if (error || count === null) throw new Error(`The project can't be read (${table}). npm run doctor says what is wrong.`);
			return { table, count };
		})
	);
	return counts.filter(({ count }) => count > 0).map(({ table, count }) => `${count} × ${table}`);
}
