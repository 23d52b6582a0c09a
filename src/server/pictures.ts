/**
 * `npm run pictures`: makes the pictures that failed anew; with `-- --all` those of every photograph. Stopped in between it goes on where
 * it was: what is to be made stands in the database, and every running site works on it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '../lib/shared/database.ts';
import { findBackend } from './coordinator.ts';

/** Waits until every picture is made that waits now, saying how far it is. */
async function watch(db: SupabaseClient<Database>, all: number): Promise<void> {
	for (let waiting = all; waiting > 0;) {
		process.stdout.write(`\r${all - waiting} of ${all} pictures made …   `);
		await sleep(1000);
		const open = () => db.from('job').select('id', { count: 'exact', head: true }).eq('kind', 'derive');
		waiting = Math.min(all, (await open().in('state', ['queued', 'running']).throwOnError()).count ?? 0);
	}
	process.stdout.write(`\r${all} of ${all} pictures made.      \n`);
}

try {
	const { url, secretKey } = await findBackend(process.env);
	const db = createClient<Database>(url, secretKey, { auth: { persistSession: false, autoRefreshToken: false } });
	const failedOnly = !process.argv.includes('--all');
	const { data } = await db.rpc('derive_again', { p_failed_only: failedOnly }).throwOnError();
	await watch(db, data);
	const { count } = await db.from('media').select('id', { count: 'exact', head: true }).eq('state', 'failed').throwOnError();
	if (count) console.log(`${count} could not be made; a coordinator sees the reasons at /desk/pictures.`);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
