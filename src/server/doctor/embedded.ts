import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unfinishedRestore } from '../backup/unfinishedRestore.ts';
import type { BackendAddress } from '../start/environment.ts';
import type { BackendAnswers } from './answer.ts';
import { ask } from './ask.ts';
import { ok, problem, type Finding } from './finding.ts';

/** What the doctor can look at: a running backend, one that it opened and closed again, or nothing more than what it found. */
export type Embedded =
	{ running: BackendAddress } | { opened: Pick<BackendAnswers, 'migrations' | 'buckets'>; findings: Finding[] } | { findings: Finding[] };

/**
 * Looks at the embedded backend in `dataDir`. A running one is asked over its address, like a Supabase project. Otherwise this opens the
 * database under the lock of the folder, so it never meets a second process, and changes nothing.
 */
export async function lookAtEmbedded(dataDir: string, timeoutMs: number): Promise<Embedded> {
	const running = await findRunning(dataDir, timeoutMs);
	if (running) return { running };
	const unfinished = await unfinishedRestore(dataDir);
	if (unfinished) return { findings: [problem('backend', unfinished)] };
	if (!existsSync(join(dataDir, 'database')))
		return { findings: [ok('backend', `Nothing is in ${dataDir} yet: the first start makes it.`)] };
	try {
		return { opened: await open(dataDir), findings: [ok('backend', `The site doesn't run. The database in ${dataDir} opens.`)] };
	} catch (error) {
		const why = (error instanceof Error ? error.message : String(error)).split('\n')[0];
		const remedy = why?.includes('in use') ? '' : ' Restore a backup into another folder (docs/deploy.md), and keep this one.';
		return { findings: [problem('backend', `The database can't be opened: ${why}${remedy}`)] };
	}
}

async function findRunning(dataDir: string, timeoutMs: number): Promise<BackendAddress | null> {
	const url = (await readFile(join(dataDir, 'backend.url'), 'utf8').catch(() => '')).trim();
	if (!url || (await ask(`${url}/auth/v1/health`, { timeoutMs })).status === null) return null;
	const { loadKeys } = await import('../backend/keys.ts');
	return { url, ...(await loadKeys(dataDir)) };
}

async function open(dataDir: string): Promise<Pick<BackendAnswers, 'migrations' | 'buckets'>> {
	// Imported on demand: the start of a site with a Supabase project needs none of this.
	const [{ lockDataDir }, { openDatabase, query }] = await Promise.all([import('../backend/lock.ts'), import('../backend/database.ts')]);
	lockDataDir(dataDir);
	const connection = await openDatabase({ driver: 'pglite', dataDir: join(dataDir, 'database') });
	try {
		const applied = await query(connection, 'select version from supabase_migrations.schema_migrations order by 1');
		const buckets = await query(connection, 'select id, public, file_size_limit from storage.buckets');
		return { migrations: { status: 200, body: applied.map(({ version }) => version) }, buckets: { status: 200, body: buckets } };
	} finally {
		await connection.close();
	}
}
