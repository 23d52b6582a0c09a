import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bucketNames } from '../../src/server/doctor/buckets.ts';
import { lookAtSupabase } from '../../src/server/doctor/examine.ts';
import { startMailServer } from '../mail/server.ts';
import { startTestBackend, type TestBackend } from '../support/backend.ts';
import { startFaultyProxy, type Instead } from '../support/faultyProxy.ts';
import { freePort } from '../../scripts/freePort.ts';

let backend: TestBackend;
beforeAll(async () => {
	backend = await startTestBackend('postgres');
});
afterAll(() => backend?.stop());

/** The environment of a site with this backend; `SUPABASE_URL` and others may be replaced. */
const environment = (): Record<string, string> => ({
	SUPABASE_URL: backend.url,
	SUPABASE_PUBLISHABLE_KEY: backend.publishableKey,
	SUPABASE_SECRET_KEY: backend.secretKey,
	PORT: '1'
});

/** Runs the doctor as `npm run doctor` does. Returns its exit code, its lines by what they are about, and all of its output. */
async function doctor(env: Record<string, string>) {
	const child = spawn(process.execPath, ['src/server/doctor.ts'], {
		env: { PATH: process.env.PATH, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
	const [code] = (await once(child, 'close')) as [number];
	for (const secret of [backend.secretKey, backend.publishableKey, 'hidden']) expect(output).not.toContain(secret);
	const problems = output.split('\n').filter((line) => line.startsWith('problem'));
	expect(code, output).toBe(problems.length > 0 ? 1 : 0);
	return { problems, output };
}

/** Runs `work` after a change of the database, and undoes the change. */
async function changed<T>(change: string, undo: string, work: () => Promise<T>): Promise<T> {
	await backend.sql(change);
	try {
		return await work();
	} finally {
		await backend.sql(undo);
	}
}

test('finds nothing wrong with a healthy backend, and says what to look at by hand', async () => {
	const { problems, output } = await doctor(environment());
	expect(problems).toEqual([]);
	for (const about of ['backend', 'keys', 'migrations', 'buckets', 'clock', 'proxy'])
		expect(output).toMatch(new RegExp(`^ok +${about} `, 'm'));
	expect(output).toMatch(/^by hand +addresses .+http:\/\/localhost:1\/sign-in\/link/m);
	expect(output).toContain('Nothing is wrong.');
});

test('knows all buckets of the migrations', async () => {
	expect((await backend.sql('select id from storage.buckets order by 1')).map(({ id }) => id)).toEqual([...bucketNames]);
});

describe('names what is wrong with the backend', () => {
	test('nobody answers', async () => {
		const { problems } = await doctor({ ...environment(), SUPABASE_URL: `http://127.0.0.1:${await freePort()}` });
		expect(problems).toEqual([expect.stringMatching(/backend +127\.0\.0\.1:\d+ doesn't answer: ECONNREFUSED/)]);
	});

	test('its address leads on to another server, which gets no key', async () => {
		const keysSeen: unknown[] = [];
		const other = createServer(({ headers }, answer) => answer.end(String(keysSeen.push(headers.apikey)))).listen(0, '127.0.0.1');
		await once(other, 'listening');
		const location = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
		const first = createServer((_, answer) => answer.writeHead(301, { location }).end()).listen(0, '127.0.0.1');
		await once(first, 'listening');
		const { problems } = await doctor({ ...environment(), SUPABASE_URL: `http://127.0.0.1:${(first.address() as AddressInfo).port}` });
		for (const server of [first, other]) server.close();
		expect(problems).toEqual([expect.stringMatching(/backend .+ answers, but not as Supabase does/)]);
		expect(keysSeen).toEqual([]);
	});

	test('its storage fails, or its clock is wrong', async () => {
		const proxy = await startFaultyProxy(backend.url);
		const answering = async (path: string, instead: Partial<Instead>) => {
			proxy.breakAt((_, asked) => asked.startsWith(path), { status: 200, headers: {}, json: [], ...instead });
			return (await doctor({ ...environment(), SUPABASE_URL: proxy.url })).problems;
		};
		try {
			expect(await answering('/storage', { status: 503 })).toEqual([expect.stringMatching(/backend +The storage of .+ it answers 503/)]);
			const date = (ms: number) => ({ headers: { date: new Date(Date.now() + ms).toUTCString() } });
			expect(await answering('/auth', date(120_000))).toEqual([expect.stringMatching(/clock +This clock is 1[12]\d s behind/)]);
			expect(await answering('/auth', date(-120_000))).toEqual([expect.stringMatching(/clock +This clock is 1[12]\d s ahead/)]);
			expect(await answering('/auth', date(-20_000))).toEqual([]);
		} finally {
			await proxy.stop();
		}
	});

	test('its keys are swapped', async () => {
		const swapped = { SUPABASE_PUBLISHABLE_KEY: backend.secretKey, SUPABASE_SECRET_KEY: backend.publishableKey };
		const { problems } = await doctor({ ...environment(), ...swapped });
		expect(problems).toEqual([expect.stringMatching(/settings +SUPABASE_PUBLISHABLE_KEY is a secret key/)]);
		// Keys whose kind is not visible: what they may do tells.
		const found = await lookAtSupabase({ url: backend.url, publishableKey: backend.secretKey, secretKey: backend.publishableKey }, 5000);
		expect(found.filter(({ level }) => level === 'problem').map(({ text }) => text)).toEqual([
			expect.stringMatching(/^SUPABASE_PUBLISHABLE_KEY may read everything/),
			expect.stringMatching(/^SUPABASE_SECRET_KEY may not do/)
		]);
	});

	test('it does not know its keys', async () => {
		const wrong = { SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_hidden_0123456789', SUPABASE_SECRET_KEY: 'sb_secret_hidden_0123456789' };
		const { problems } = await doctor({ ...environment(), ...wrong });
		expect(problems).toEqual([
			expect.stringContaining('SUPABASE_PUBLISHABLE_KEY is not accepted'),
			expect.stringContaining('SUPABASE_SECRET_KEY is not accepted')
		]);
	});

	test('visitors lost a right', async () => {
		const [revoke, grant] = ['revoke select on public.pub_epoch from anon', 'grant select on public.pub_epoch to anon'];
		const { problems } = await changed(revoke, grant, () => doctor(environment()));
		expect(problems).toEqual([expect.stringMatching(/keys +Visitors may not read the public views/)]);
	});

	test('a migration is missing, or unknown', async () => {
		const history = 'supabase_migrations.schema_migrations';
		const problems = async () => (await doctor(environment())).problems;
		const remove = `delete from ${history} where version = '20261130000100'`;
		const restore = `insert into ${history} (version, name) values ('20261130000100', 'wall_photos')`;
		expect(await changed(remove, restore, problems)).toEqual([
			expect.stringMatching(/migrations 1 migration is missing: 20261130000100_wall_photos\. Run npx supabase db push/)
		]);
		const add = `insert into ${history} (version) values ('29990101000000')`;
		expect(await changed(add, `delete from ${history} where version = '29990101000000'`, problems)).toEqual([
			expect.stringMatching(/migrations 1 migration is unknown .+29990101000000/)
		]);
		const rename = (from: string, to: string) => `alter function public.${from}() rename to ${to}`;
		expect(await changed(rename('list_migrations', 'gone'), rename('gone', 'list_migrations'), problems)).toEqual([
			expect.stringMatching(/migrations The database can't say which migrations it has.+npx supabase db push/)
		]);
	});

	test('a bucket is missing, or public', async () => {
		const change = `update storage.buckets set id = 'other', name = 'other' where id = 'sounds'`;
		const undo = `update storage.buckets set id = 'sounds', name = 'sounds' where id = 'other'`;
		expect((await changed(change, undo, () => doctor(environment()))).problems).toEqual([
			expect.stringMatching(/buckets +sounds is missing/)
		]);
		const open = (is: boolean) => `update storage.buckets set public = ${is} where id = 'masters'`;
		expect((await changed(open(true), open(false), () => doctor(environment()))).problems).toEqual([
			expect.stringMatching(/buckets +masters is public/)
		]);
	});
});

describe('names what is wrong with mail and proxy', () => {
	const mail = (url: string) => ({ ...environment(), SMTP_URL: url, MAIL_FROM: 'Walls <walls@example.org>' });

	test('the mail server does not answer, or refuses the password', async () => {
		const server = await startMailServer();
		try {
			const good = await doctor(mail(server.url));
			expect(good.problems).toEqual([]);
			expect(good.output).toMatch(/^ok +mail +127\.0\.0\.1:\d+ takes mails from Walls/m);
			expect(server.received).toEqual([]);
		} finally {
			await server.stop();
		}
		const guarded = await startMailServer('right');
		try {
			const as = (password: string) => doctor(mail(guarded.url.replace('//', `//walls:${password}@`)));
			expect((await as('right')).problems).toEqual([]);
			expect((await as('hidden')).problems).toEqual([expect.stringMatching(/mail +127\.0\.0\.1:\d+ doesn't take mails \(EAUTH 535\)/)]);
		} finally {
			await guarded.stop();
		}
		const nobody = await doctor(mail(`smtp://127.0.0.1:${await freePort()}`));
		expect(nobody.problems).toEqual([expect.stringMatching(/mail +127\.0\.0\.1:\d+ doesn't take mails \(E\w+\).+outbox/)]);
	});

	test('the address is not https, counts no proxy, or leads nowhere', async () => {
		const of = async (env: Record<string, string>) => (await doctor({ ...environment(), ...env })).problems;
		expect(await of({ ORIGIN: 'http://walls.invalid' })).toEqual([expect.stringMatching(/proxy +ORIGIN .+ is not https/)]);
		expect(await of({ ORIGIN: 'https://walls.invalid' })).toEqual([expect.stringMatching(/proxy .+TRUSTED_PROXIES is 0/)]);
		const site = createServer((_, answer) => answer.end('ok')).listen(0, '127.0.0.1');
		await once(site, 'listening');
		const { port } = site.address() as AddressInfo;
		const leadsNowhere = await of({ ORIGIN: 'https://walls.invalid', TRUSTED_PROXIES: '1', PORT: String(port) });
		site.close();
		expect(leadsNowhere).toEqual([expect.stringMatching(/proxy +The site runs, but https:\/\/walls\.invalid doesn't lead to it: E\w+/)]);
	});

	test('a variable is malformed', async () => {
		expect((await doctor({ ...environment(), SMTP_URL: 'mail.example' })).problems).toEqual([
			expect.stringMatching(/settings +SMTP_URL must start with/)
		]);
	});
});
