import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mention } from '../../src/server/doctor/examine.ts';
import { readEnvironment } from '../../src/server/start/environment.ts';
import { startTestBackend, type TestBackend } from '../support/backend.ts';
import { freePort } from '../../scripts/freePort.ts';
import { npmStart, until, untilServing } from '../start/processes.ts';

let backend: TestBackend;
const dataDir = mkdtempSync(join(tmpdir(), 'waende-doctor-'));
beforeAll(async () => {
	backend = await startTestBackend('postgres');
});
afterAll(async () => {
	await backend?.stop();
	rmSync(dataDir, { recursive: true, force: true });
});

const environment = (): Record<string, string> => ({
	SUPABASE_URL: backend.url,
	SUPABASE_PUBLISHABLE_KEY: backend.publishableKey,
	SUPABASE_SECRET_KEY: backend.secretKey
});

/** Everything that a start printed until it served and `isEnough`. */
async function outputOfStart(isEnough: (output: string) => boolean): Promise<string> {
	const site = npmStart({ ...environment(), DATA_DIR: dataDir, PORT: String(await freePort()) }, { command: ['run', 'serve'] });
	try {
		await untilServing(site);
		await until(() => isEnough(site.output()), 10_000, site.output);
		return site.output();
	} finally {
		site.process.kill('SIGTERM');
		await site.exit;
	}
}

test('a start says what is wrong with the backend, in one line, and serves all the same', async () => {
	await backend.sql("update storage.buckets set public = true where id = 'papers'");
	const output = await outputOfStart((said) => said.includes('papers'));
	expect(output.split('\n').filter((line) => line.includes('papers'))).toEqual([
		expect.stringMatching(/^papers is public: .+Make it private/)
	]);
	await backend.sql("update storage.buckets set public = false where id = 'papers'");
}, 120_000);

test('a start says nothing where nothing is wrong', async () => {
	const said: string[] = [];
	await mention(readEnvironment(environment()), (line) => said.push(line));
	expect(said).toEqual([]);
});

test('a silent backend and mail server delay nothing: after five seconds, a start has said so', async () => {
	const silent = createServer(() => undefined).listen(0, '127.0.0.1');
	await once(silent, 'listening');
	const address = `127.0.0.1:${(silent.address() as AddressInfo).port}`;
	const env = { ...environment(), SUPABASE_URL: `http://${address}`, SMTP_URL: `smtp://${address}`, MAIL_FROM: 'walls@example.org' };
	const said: string[] = [];
	const began = performance.now();
	await mention(readEnvironment({ ...env, ORIGIN: 'https://walls.example' }), (line) => said.push(line));
	expect(performance.now() - began).toBeLessThan(5000);
	expect(said[0]).toContain('TRUSTED_PROXIES is 0');
	expect(said.slice(1).sort()).toEqual([
		expect.stringContaining("doesn't answer: no answer within 4 s"),
		expect.stringMatching(/doesn't take mails \(E\w+\)/)
	]);
	silent.close();
});
