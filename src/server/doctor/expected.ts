import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Migration } from './migrations.ts';

const folder = join(import.meta.dirname, '../../../supabase/migrations');

/** The migrations of this version of the site, in their order. */
export async function expectedMigrations(): Promise<Migration[]> {
	const files = (await readdir(folder)).sort();
	return files.flatMap((file) => {
		const [, version, name] = /^(\d{14})_(.+)\.sql$/.exec(file) ?? [];
		return version && name ? [{ version, name }] : [];
	});
}
