import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type BuiltSite, startSiteOn } from '../support/built.ts';
import { clientsOf, question } from '../support/clients.ts';
import { freePort } from '../../scripts/freePort.ts';
import { makeWorld, run, type World } from '../support/world.ts';

/** The site behind nginx with the file of `deploy`, in the long rounds only, because nginx has to be installed. */
describe.runIf(process.env.RUNS)('behind nginx', () => {
	const folder = mkdtempSync(join(tmpdir(), 'waende-nginx-'));
	let world: World;
	let site: BuiltSite;
	let nginx: ChildProcess;
	let send: ReturnType<typeof clientsOf>;

	beforeAll(async () => {
		if (!existsSync('/usr/sbin/nginx')) execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'nginx-light']);
		world = await makeWorld('postgres');
		const [secure, plain] = [await freePort(), await freePort()];
		site = await startSiteOn(world.backend, { ORIGIN: `https://localhost:${secure}`, TRUSTED_PROXIES: '1', LOG_LEVEL: 'fatal' });
		const keys = await generate([{ name: 'commonName', value: 'localhost' }]);
		writeFileSync(join(folder, 'cert.pem'), keys.cert);
		writeFileSync(join(folder, 'key.pem'), keys.private, { mode: 0o600 });
		chmodSync(folder, 0o711);
		const server = readFileSync(join(import.meta.dirname, '../../deploy/nginx.conf'), 'utf8')
			.replace('listen 443', `listen 127.0.0.1:${secure}`)
			.replace('listen 80', `listen 127.0.0.1:${plain}`)
			.replaceAll('walls.example.org;', 'localhost;')
			.replace(/ssl_certificate .*;/, `ssl_certificate ${folder}/cert.pem;`)
			.replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${folder}/key.pem;`)
			.replace('http://127.0.0.1:3000', site.address);
		const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ');
		writeFileSync(
			join(folder, 'nginx.conf'),
			`pid ${folder}/pid; error_log ${folder}/error.log; events {} http { access_log off; ${temporary} ${server} }`
		);
		nginx = spawn('/usr/sbin/nginx', ['-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'], { stdio: 'inherit' });
		send = clientsOf(site.origin, keys.cert);
		await vi.waitFor(() => send('127.0.0.2', '/'), { timeout: 5000 });
	}, 120_000);
	afterAll(async () => {
		if (nginx && nginx.exitCode === null) {
			nginx.kill('SIGTERM');
			await once(nginx, 'exit');
		}
		await site?.stop();
		await world?.stop();
		rmSync(folder, { recursive: true, force: true });
	});

	test('limits count people, whatever they write into headers', async () => {
		const ask = (from: string, n: number) =>
			send(from, '/ask', { form: question, headers: { 'x-forwarded-for': `198.51.100.${n}`, 'x-client-address': `198.51.100.${n}` } });
		for (let n = 0; n < 12; n++) expect((await ask('127.0.0.2', n)).status).toBe(303);
		expect((await ask('127.0.0.2', 99)).status).toBe(429);
		expect((await ask('127.0.0.3', 99)).status).toBe(303);
	});

	test('what is hidden is gone at once, because nginx keeps nothing', async () => {
		const statusOf = async () => (await send('127.0.0.4', '/exhibitions/schau')).status;
		expect(await statusOf()).toBe(200);
		await run(world.db.curator, 'publish_exhibition', { p_exhibition: world.exhibition, p_on: false });
		await vi.waitFor(async () => expect(await statusOf()).toBe(404), { timeout: 1500, interval: 50 });
	});

	test('says that the site is always on https', async () => {
		expect((await send('127.0.0.5', '/')).headers['strict-transport-security']).toBe('max-age=31536000');
	});
});
