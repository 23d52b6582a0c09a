import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Migration } from './migrations.ts';

const folder = join(import.meta.dirname, '../../../supabase/migrations');

/** The migrations of this version of the site, in their order. @throws Error with one line of text when they aren't there. */
export async function expectedMigrations(): Promise<Migration[]> {
	const files = await readdir(folder).catch(() => null);
	if (!files) throw new Error('supabase/migrations is missing beside src. Copy it, too: it says what the database needs.');
	return files.sort().flatMap((file) => {
		const [, version, name] = /^(\d{14})_(.+)\.sql$/.exec(file) ?? [];
		return version && name ? [{ version, name }] : [];
	});
}
