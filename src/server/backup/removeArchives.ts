import { rm } from 'node:fs/promises';

/** Stands for the folder of the archives where others name a bucket of the storage. */
export const archives = 'archives';

/** Removes archives of backups, by their whole paths. What is gone already is fine. @throws Error when one can't be removed. */
export async function removeArchives(paths: readonly string[]): Promise<void> {
	for (const path of paths) await rm(path, { force: true });
}
