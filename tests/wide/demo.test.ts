import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCatalogue } from '../support/catalogue.ts';
import { startTestBackend, type TestBackend } from '../support/backend.ts';
import { startFaultyProxy } from '../support/faultyProxy.ts';
import { withHostedAuth } from '../support/hostedAuth.ts';
import { freePort } from '../../scripts/freePort.ts';
import { npmStart, untilServing } from '../start/processes.ts';

let backend: TestBackend;
let hosted: Awaited<ReturnType<typeof withHostedAuth>>;
const dataDir = mkdtempSync(join(tmpdir(), 'waende-demo-'));
beforeAll(async () => {
	backend = await startTestBackend('postgres');
	hosted = await withHostedAuth(backend);
});
afterAll(async () => {
	await hosted?.stop();
	await backend?.stop();
	rmSync(dataDir, { recursive: true, force: true });
});

const environment = async () => ({
	SUPABASE_URL: hosted.url,
	SUPABASE_PUBLISHABLE_KEY: backend.publishableKey,
	SUPABASE_SECRET_KEY: backend.secretKey,
	DATA_DIR: dataDir,
	PORT: String(await freePort())
});

/** Runs `npm run demo`. Returns its exit code and what it printed. */
async function demo(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
	const run = npmStart(env, { command: ['run', 'demo'] });
	return { code: await run.exit, output: run.output() };
}

const count = async (table: string) => Number((await backend.sql(`select count(*) as n from public.${table}`))[0]?.n);
/** All rows of the house: which tables hold what. The site itself only notes that it will tidy at night. */
const rows = async () => {
	const { 'rows: job': _, ...all } = await readCatalogue(backend.sql);
	return all;
};

test('a start with an empty project loads nothing', async () => {
	const site = npmStart(await environment(), { command: ['run', 'serve'] });
	await untilServing(site);
	site.process.kill('SIGTERM');
	await site.exit;
	for (const table of ['account', 'artist', 'room', 'exhibition', 'media']) expect(await count(table), table).toBe(0);
}, 120_000);

test('npm run demo refuses a project with anything in it, and leaves it unchanged', async () => {
	await backend.signIn('visitor@example.org');
	const before = await rows();
	const { code, output } = await demo(await environment());
	expect(code).toBe(1);
	expect(output).toMatch(/^The project is not empty \(1 × account\): the demo programme goes into an empty one only\.$/m);
	expect(await rows()).toEqual(before);
	await backend.sql('delete from auth.users');
	await backend.sql('delete from public.account');
});

test('npm run demo loads an empty project, and leaves nobody with a role', async () => {
	const { code, output } = await demo(await environment());
	expect(code, output).toBe(0);
	expect(output).toContain('The demo programme is loaded.');
	expect(await count('exhibition')).toBeGreaterThan(1);
	expect((await backend.sql('select distinct state from public.media')).map(({ state }) => state)).toEqual(['ready']);
	expect(Number((await backend.client().from('pub_work').select('*', { count: 'exact', head: true })).count)).toBeGreaterThan(5);
	expect(await count('account_role')).toBe(0);
	expect(await count('account')).toBe(3);
	// Whoever runs the house becomes its first coordinator as everywhere.
	await backend.signIn('coordinator@example.org');
	const { error } = await backend.admin().rpc('make_first_coordinator', { p_email: 'coordinator@example.org' });
	expect(error).toBeNull();
	expect((await demo(await environment())).output).toContain('The project is not empty (4 × account');
}, 300_000);

test('npm run demo names what is missing', async () => {
	expect((await demo({ DATA_DIR: dataDir })).output).toContain('npm run demo is for a Supabase project.');
	const wrong = { ...(await environment()), SUPABASE_SECRET_KEY: 'sb_secret_0123456789' };
	expect((await demo(wrong)).output).toMatch(/can't be read \(account\)\. npm run doctor says what is wrong/);
});

test('npm run demo says what to do when it stops half-way, and does not go on by itself', async () => {
	const other = await startTestBackend('postgres');
	const auth = await withHostedAuth(other);
	const proxy = await startFaultyProxy(auth.url);
	const env = { ...(await environment()), SUPABASE_URL: proxy.url, SUPABASE_PUBLISHABLE_KEY: other.publishableKey };
	try {
		proxy.breakAt((method, path) => method === 'POST' && path.startsWith('/rest/v1/rpc/begin_upload'), 'before');
		const { code, output } = await demo({ ...env, SUPABASE_SECRET_KEY: other.secretKey });
		expect(code).toBe(1);
		expect(output).toMatch(/^Loading stopped half-way\. Empty the database .+npx supabase db reset --linked/m);
		expect((await demo({ ...env, SUPABASE_SECRET_KEY: other.secretKey })).output).toContain('The project is not empty (3 × account');
	} finally {
		await proxy.stop();
		await auth.stop();
		await other.stop();
	}
});
