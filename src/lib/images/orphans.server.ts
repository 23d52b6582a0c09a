import { isEmbedded, siteDb } from '#lib/shared/backend.server.ts';
import { log } from '#lib/shared/log.server.ts';
import { removeFiles, type StoredFile } from './store.server.ts';

const hourS = 3600;

/** Removes what killed processes left: uploads that never finished, files without a row. Gives how many files. */
export async function removeOrphans(olderThanS: number): Promise<number> {
	const { data } = await siteDb().rpc('list_orphan_files', { p_older_than_seconds: olderThanS }).throwOnError();
	const files = data as StoredFile[];
	if (files.length > 0) await removeFiles(files);
	return files.length;
}

/**
 * Tidies at the start and every hour. At the start of the embedded backend nobody else can be uploading, so that
 * everything from before it is a leftover; elsewhere another process may be at it.
 */
export function startRemovingOrphans(): void {
	const tidy = (olderThanS: number) =>
		removeOrphans(olderThanS).then(
			(removed) => removed > 0 && log.info({ removed }, 'orphaned files'),
			(error: unknown) => log.warn({ error }, 'orphaned files')
		);
	void tidy(isEmbedded() ? Math.ceil(process.uptime()) : hourS);
	setInterval(() => void tidy(hourS), hourS * 1000).unref();
}
