import { isEmbedded, siteDb } from '#lib/shared/backend/backend.server.ts';
import { log } from '#lib/shared/backend/log.server.ts';
import { removeFiles, type StoredFile } from './store.server.ts';
import { wakeDeriving } from '../make/worker.server.ts';

const hourS = 3600;
/** Database functions that list files without a row. Each covers its own buckets. */
const orphanLists = ['list_orphan_files', 'list_handling_orphans', 'list_sound_orphans'] as const;

/**
 * Makes storage and database consistent after a process was killed. Removes unfinished uploads, files without a row and replaced files,
 * and queues pictures whose files are missing. Only touches what is older than `olderThanS` seconds. Returns how many files were removed
 * and how many were missing.
 */
export async function reconcile(olderThanS: number): Promise<{ removed: number; missing: number }> {
	const age = { p_older_than_seconds: olderThanS };
	const orphans: StoredFile[] = [];
	for (const list of orphanLists) orphans.push(...(await siteDb().rpc(list, age).throwOnError()).data);
	// Files that were replaced an hour ago: no open page should name them any more.
	const { data: retired } = await siteDb().rpc('drop_retired_files', { p_older_than_seconds: hourS }).throwOnError();
	const files = [...orphans, ...retired];
	if (files.length > 0) await removeFiles(files);
	const { data: missing } = await siteDb().rpc('drop_missing_files', age).throwOnError();
	return { removed: files.length, missing };
}

/**
 * Reconciles at the start and every hour. On the embedded backend no other process exists, so everything unfinished at the start is left
 * over from a killed process, and the first request waits until it is removed. Elsewhere another process may still be working on recent
 * files.
 */
export async function startReconciling(): Promise<void> {
	const run = (olderThanS: number) =>
		reconcile(olderThanS).then(
			({ removed, missing }) => {
				if (removed + missing > 0) log.info({ removed, missing }, 'storage and database reconciled');
				if (missing > 0) wakeDeriving();
			},
			(error: unknown) => log.warn({ error }, 'storage and database could not be reconciled; the next attempt is in an hour')
		);
	setInterval(() => void run(hourS), hourS * 1000).unref();
	if (isEmbedded()) await run(0);
	else void run(hourS);
}
