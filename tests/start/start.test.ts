import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, afterAll, expect, test } from 'vitest';
import { startBackend } from '#backend/app.ts';
import { loadKeys } from '#backend/keys.ts';
import { freePort } from '../../scripts/freePort.ts';
import { npmStart, processesOn, until, untilServing, type Running } from './processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'waende-start-'));
const started = join(folder, 'started');
let fresh = 0;
const running: Running[] = [];

async function start(dataDir: string, env: Record<string, string> = {}): Promise<Running & { port: number }> {
	const port = await freePort();
	const site = npmStart({ DATA_DIR: dataDir, PORT: String(port), ...env });
	running.push(site);
	return { ...site, port };
}

/** A copy of a data folder that was already used, which saves the slow first start. */
function copyOfStarted(): string {
	const copy = join(folder, `copy-${++fresh}`);
	cpSync(started, copy, { recursive: true });
	return copy;
}

const nothingLeft = (dataDir: string) =>
	until(
		() => processesOn(dataDir).length === 0,
		15_000,
		() => JSON.stringify(processesOn(dataDir))
	);

beforeAll(async () => {
	const site = await start(started);
	await untilServing(site);
	expect((await fetch(`http://127.0.0.1:${site.port}/`)).status).toBe(200);
	site.process.kill('SIGTERM');
	await site.exit;
	await nothingLeft(started);
}, 180_000);

afterEach(() => {
	for (const site of running.splice(0)) {
		try {
			if (site.process.pid) process.kill(-site.process.pid, 'SIGKILL');
		} catch {
			// It has already ended, as it should.
		}
	}
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('everything in the data folder belongs to its owner alone', () => {
	const entries = readdirSync(started, { recursive: true, withFileTypes: true });
	const open = entries.filter((entry) => statSync(join(entry.parentPath, entry.name)).mode & 0o077).map(({ name }) => name);
	expect(entries.length).toBeGreaterThan(100);
	expect(open).toEqual([]);
	expect(statSync(started).mode & 0o777).toBe(0o700);
});

test('a second start keeps all data', async () => {
	const dataDir = copyOfStarted();
	const keys = await loadKeys(dataDir);
	const open = () =>
		startBackend({ database: { driver: 'pglite', dataDir: join(dataDir, 'database') }, storageDir: join(dataDir, 'storage'), keys });
	const before = await open();
	await before.sql('create table public.kept as select 42 as answer');
	await before.close();

	const site = await start(dataDir);
	await untilServing(site);
	expect(site.output()).not.toContain('migration');
	site.process.kill('SIGTERM');
	await site.exit;

	const after = await open();
	expect(await after.sql('select answer from public.kept')).toEqual([{ answer: 42 }]);
	await after.close();
	expect(await loadKeys(dataDir)).toEqual(keys);
}, 120_000);

test.each([
	['SIGTERM to npm', (site: Running) => void site.process.kill('SIGTERM')],
	['Ctrl-C', (site: Running) => void process.kill(-(site.process.pid ?? 0), 'SIGINT')],
	['kill -9 of the supervisor', (_site: Running, dataDir: string) => killSupervisor(dataDir)]
])(
	'%s leaves nothing running',
	async (_how, stop) => {
		const dataDir = copyOfStarted();
		const site = await start(dataDir);
		await untilServing(site);
		expect(processesOn(dataDir).length).toBeGreaterThanOrEqual(3);
		stop(site, dataDir);
		await site.exit;
		await nothingLeft(dataDir);
	},
	120_000
);

function killSupervisor(dataDir: string): void {
	const supervisor = processesOn(dataDir).find(({ command }) => /^\S*node src\/server\/start\.ts/.test(command));
	if (!supervisor) throw new Error(`no supervisor among ${JSON.stringify(processesOn(dataDir))}`);
	process.kill(supervisor.pid, 'SIGKILL');
}

test('when the backend dies, the site stops with exit code 1', async () => {
	const dataDir = copyOfStarted();
	const site = await start(dataDir);
	await untilServing(site);
	const backend = processesOn(dataDir).find(({ command }) => command.includes('backend/main.ts'));
	process.kill(backend?.pid ?? 0, 'SIGKILL');
	expect(await site.exit).toBe(1);
	expect(site.output()).toContain('The backend process ended unexpectedly (killed by SIGKILL).');
	await nothingLeft(dataDir);
}, 120_000);

test('a second process on the same data folder stops with one line of text', async () => {
	const dataDir = copyOfStarted();
	const sites = await Promise.all([start(dataDir), start(dataDir)]);
	const refused = await Promise.race(sites.map(async (site) => ({ site, code: await site.exit })));
	expect(refused.code).toBe(1);
	expect(refused.site.output()).toMatch(/^DATA_DIR .+ is in use by another process \(.+\)\. Stop it first\.$/m);
	const winner = sites.find((site) => site !== refused.site);
	if (winner) await untilServing(winner);
	winner?.process.kill('SIGTERM');
	await winner?.exit;
	await nothingLeft(dataDir);
}, 120_000);

test('removes a partly loaded demo programme at the next start', async () => {
	const dataDir = copyOfStarted();
	writeFileSync(join(dataDir, 'demo-loading'), '');
	const site = await start(dataDir);
	await untilServing(site);
	expect(site.output()).toContain('starting over');
	expect(existsSync(join(dataDir, 'demo-loading'))).toBe(false);
	site.process.kill('SIGTERM');
	expect(await site.exit).toBe(0);
}, 120_000);

test('answers a running request before it stops', async () => {
	const dataDir = copyOfStarted();
	const site = await start(dataDir);
	await untilServing(site);
	// The body is too large for its address, so the answer comes after its last byte.
	const body = Buffer.alloc(1_200_000);
	const form = {
		host: '127.0.0.1',
		port: site.port,
		path: '/',
		method: 'POST',
		headers: { 'content-length': body.length, expect: '100-continue' }
	};
	const sending = request(form);
	const answered = new Promise<number | undefined>((resolve, reject) => {
		sending.once('response', (response) => resolve(response.resume().statusCode));
		sending.once('error', reject);
	});
	// The site says so once it has the head of the request.
	await once(sending, 'continue');
	sending.write(body.subarray(0, 600_000));
	site.process.kill('SIGTERM');
	await pause(700);
	expect(processesOn(dataDir).some(({ command }) => command.includes('site.ts'))).toBe(true);
	sending.end(body.subarray(600_000));
	expect(await answered).toBe(413);
	expect(await site.exit).toBe(0);
	await nothingLeft(dataDir);
}, 120_000);

test('names a busy port before writing anything', async () => {
	const dataDir = join(folder, 'never');
	const port = await freePort();
	const occupant = createServer().listen(port, '127.0.0.1');
	const site = await start(dataDir, { PORT: String(port) });
	expect(await site.exit).toBe(1);
	expect(site.output()).toContain(`PORT ${port} is busy`);
	expect(existsSync(dataDir)).toBe(false);
	occupant.close();
});

test('names a malformed variable in one line', async () => {
	const site = await start(join(folder, 'never'), { SUPABASE_URL: 'https://example.supabase.co' });
	expect(await site.exit).toBe(1);
	expect(site.output()).toMatch(/^SUPABASE_PUBLISHABLE_KEY is missing: .+$/m);
});
