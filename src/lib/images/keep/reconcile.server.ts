import { isEmbedded, siteDb } from '#lib/shared/backend/backend.server.ts';
import { log } from '#lib/shared/backend/log.server.ts';
import { removeFiles, type StoredFile } from './store.server.ts';
import { wakeDeriving } from './worker.server.ts';

const hourS = 3600;
/** Who knows of files that no row speaks of: each of buckets of its own. */
const orphanLists = ['list_orphan_files', 'list_handling_orphans', 'list_sound_orphans'] as const;

/**
 * Makes storage and rows agree again after a process was killed: removes uploads that never finished, files without a
 * row and those that others took the place of, and has files made anew whose row is left alone. Gives how many of each.
 */
export async function reconcile(olderThanS: number): Promise<{ removed: number; missing: number }> {
	const age = { p_older_than_seconds: olderThanS };
	const orphans: StoredFile[] = [];
	for (const list of orphanLists) orphans.push(...(await siteDb().rpc(list, age).throwOnError()).data);
	// What others took the place of an hour ago: nobody has a page open that names it any more.
	const { data: retired } = await siteDb().rpc('drop_retired_files', { p_older_than_seconds: hourS }).throwOnError();
	const files = [...orphans, ...retired];
	if (files.length > 0) await removeFiles(files);
	const { data: missing } = await siteDb().rpc('drop_missing_files', age).throwOnError();
	return { removed: files.length, missing };
}

/**
 * Reconciles at the start and every hour. On the embedded backend there is no other process, so that everything from before
 * the first request, which waits for this, is a leftover; elsewhere another process may be at it.
 */
export async function startReconciling(): Promise<void> {
	const tidy = (olderThanS: number) =>
		reconcile(olderThanS).then(
			({ removed, missing }) => {
				if (removed + missing > 0) log.info({ removed, missing }, 'storage and rows reconciled');
				if (missing > 0) wakeDeriving();
			},
			(error: unknown) => log.warn({ error }, 'storage and rows not reconciled')
		);
	setInterval(() => void tidy(hourS), hourS * 1000).unref();
	if (isEmbedded()) await tidy(0);
	else void tidy(hourS);
}
