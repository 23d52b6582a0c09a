/**
 * `npm run pictures` makes failed pictures again, `npm run pictures -- --all` the pictures of every photograph. It may be interrupted:
 * the jobs are queued in the database, and every running site works on them.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '../lib/shared/database.ts';
import { findBackend, secretClient } from './backendAddress.ts';

/** Waits until `total` queued pictures are made, and shows the progress. */
async function watch(db: SupabaseClient<Database>, total: number): Promise<void> {
	for (let waiting = total; waiting > 0;) {
		process.stdout.write(`\r${total - waiting} of ${total} pictures made …   `);
		await sleep(1000);
		const open = () => db.from('job').select('id', { count: 'exact', head: true }).eq('kind', 'derive');
		waiting = Math.min(total, (await open().in('state', ['queued', 'running']).throwOnError()).count ?? 0);
	}
	process.stdout.write(`\r${total} of ${total} pictures made.      \n`);
}

try {
	const db = secretClient(await findBackend(process.env));
	const failedOnly = !process.argv.includes('--all');
	const { data } = await db.rpc('derive_again', { p_failed_only: failedOnly }).throwOnError();
	await watch(db, data);
	const { count } = await db.from('media').select('id', { count: 'exact', head: true }).eq('state', 'failed').throwOnError();
	if (count) console.log(`${count} could not be made. Coordinators see the reasons at /desk/pictures.`);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
