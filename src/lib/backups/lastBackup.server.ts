import type { Db } from '#lib/shared/backend/db.server.ts';
import { backupAge, type BackupAge } from './backupAge.ts';

/** How old the last backup is. Only coordinators may know. */
export async function lastBackupAge(db: Db): Promise<BackupAge> {
	const { data } = await db.from('backup').select('at').order('at', { ascending: false }).limit(1).throwOnError();
	return backupAge(data[0] ? new Date(data[0].at) : null, new Date());
}
