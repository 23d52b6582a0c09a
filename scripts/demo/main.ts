/**
 * `npm run demo` loads the demo programme into an empty Supabase project, named by the variables of the site. It never runs by itself,
 * and refuses a project with anything in it. The embedded backend has no use for it: `npm start` loads the programme there.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { SupabaseClient } from '@supabase/supabase-js';
import { demoAddress } from '#lib/people/demo.ts';
import type { Database } from '../../src/lib/shared/database.ts';
import { secretClient } from '../../src/server/backendAddress.ts';
import { startChild } from '../../src/server/start/child.ts';
import { readEnvironment, siteEnvironment, type BackendAddress, type Settings } from '../../src/server/start/environment.ts';
import { waitUntilReady } from '../../src/server/start/wait.ts';
import { freePort } from '../freePort.ts';
import { contentsOf } from './empty.ts';
import { loadDemo, type Target } from './load.ts';
import { Visitor } from './visitor.ts';

type Client = SupabaseClient<Database>;
const log = (line: string) => console.log(`  ${line}`);

try {
	const settings = readEnvironment(process.env);
	if (!settings.supabase)
		throw new Error('npm run demo is for a Supabase project. With the embedded backend, npm start loads the demo programme.');
	await loadInto(settings, settings.supabase);
	console.log('The demo programme is loaded. Nobody has a role there yet: sign in once, then npm run coordinator -- your@address.');
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}

async function loadInto(settings: Settings, backend: BackendAddress): Promise<void> {
	const db = secretClient(backend);
	const contents = await contentsOf(db);
	if (contents.length > 0)
		throw new Error(`The project is not empty (${contents.join(', ')}): the demo programme goes into an empty one only.`);
	await withSite(settings, backend, async (target) => {
		const accounts: string[] = [];
		try {
			await loadDemo(target, async (role) => {
				const { visitor, id } = await signInByLink(db, target, demoAddress(role));
				accounts.push(id);
				return visitor;
			});
		} catch (error) {
			const why = error instanceof Error ? error.message : String(error);
			throw new Error(
				`${why}\nLoading stopped half-way. Empty the database before you try again: npx supabase db reset --linked deletes every row.`,
				{
					cause: error
				}
			);
		}
		await untilPicturesAreMade(db);
		// The programme needed them. Nobody can sign in to these accounts, and the first coordinator is still to be made.
		await db.from('account_role').delete().in('account_id', accounts).throwOnError();
	});
}

/** Runs a site of its own on a free port while `work` runs: it is not in demo mode and sends no mails. */
async function withSite(settings: Settings, backend: BackendAddress, work: (target: Target) => Promise<void>): Promise<void> {
	const dataDir = await mkdtemp(join(tmpdir(), 'offene-waende-demo-'));
	const port = await freePort();
	const [origin, address] = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
	const own: Settings = {
		...settings,
		port,
		host: '127.0.0.1',
		origin,
		dataDir,
		demo: '0',
		smtpUrl: null,
		mailFrom: null,
		trustedProxies: 0
	};
	const site = startChild('site', 'site.ts', [], siteEnvironment(own, backend));
	try {
		await waitUntilReady(address, new AbortController().signal);
		await work({ address, origin, log });
	} finally {
		await site.stop(22_000);
		await rm(dataDir, { recursive: true, force: true });
	}
}

/** Signs in by a link that the secret key makes and no mail carries. Creates the account. */
async function signInByLink(db: Client, target: Target, email: string): Promise<{ visitor: Visitor; id: string }> {
	const { data, error } = await db.auth.admin.generateLink({ type: 'magiclink', email });
	if (error) throw new Error(`Supabase makes no link to sign in: ${error.message}`);
	const visitor = new Visitor(target);
	await visitor.post('/sign-in/link', { token_hash: data.properties.hashed_token });
	return { visitor, id: data.user.id };
}

async function untilPicturesAreMade(db: Client): Promise<void> {
	for (let last = 0; ; await pause(1000)) {
		const open = db.from('job').select('id', { count: 'exact', head: true }).eq('kind', 'derive').in('state', ['queued', 'running']);
		const left = (await open.throwOnError()).count ?? 0;
		if (left !== last) log(`Demo: ${left} pictures to make`);
		if (left === 0) return;
		last = left;
	}
}
