/**
 * `npm run tidy` deletes everything that is older than the retention terms (/desk/retention), and files without a row. With `--dry` it
 * says what it would delete and changes nothing. The site does the same every night. It may be interrupted and run again.
 */
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '../lib/shared/database.ts';
import { type Term, terms } from '../lib/retention/terms.ts';
import { tidyKind } from '../lib/retention/tidy.ts';
import { findBackend, secretClient } from './backendAddress.ts';
import { tidyingWith } from './tidying.ts';

type Client = SupabaseClient<Database>;

const names: Record<Term, string> = {
	drafts: 'drafts that nobody edited',
	originals: 'original photographs of declined works',
	contact: 'phones, addresses and support needs of artists whose works went back',
	mails: 'mails',
	requests: 'requests',
	log: 'entries of the log of actions',
	jobs: 'finished jobs',
	accounts: 'accounts that were never confirmed',
	'sign-ins': 'entries of the log of sign-ins',
	codes: 'codes that expired, and languages of sign-in pages',
	uploads: 'uploads that broke off',
	orphans: 'files that no row names',
	archives: 'archives of backups'
};

/** Prints for each kind what would be deleted now. Changes nothing. */
async function preview(db: Client): Promise<void> {
	const { data } = await db.rpc('preview_tidy').throwOnError();
	for (const { term, amount, unit, due } of data)
		console.log(`would delete ${due} ${names[term]} (older than ${amount} ${unit}${amount === 1 ? '' : 's'})`);
}

/** Deletes what is overdue, and prints for each kind how much it was. */
async function tidy(db: Client): Promise<void> {
	const tidying = tidyingWith(db);
	for (const term of terms) {
		const { count, files } = await tidyKind(term, tidying, async () => true);
		console.log(`deleted ${count} ${names[term]}${files > 0 && term !== 'orphans' ? `, ${files} files` : ''}`);
	}
}

try {
	const db = secretClient(await findBackend(process.env));
	await (process.argv.includes('--dry') ? preview(db) : tidy(db));
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
