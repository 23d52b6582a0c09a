import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Person } from '../e2e/support/person.ts';
import { type MailServer, startMailServer } from '../mail/server.ts';
import { type BuiltSite, startSiteOn } from '../support/built.ts';
import { givePhoto, makeWorld, run, type World } from '../support/world.ts';

/** Two processes of the site on one database and one mail server. */
let world: World;
let mails: MailServer;
let sites: BuiltSite[];
beforeAll(async () => {
	world = await makeWorld('postgres');
	mails = await startMailServer();
	const env = { SMTP_URL: mails.url, MAIL_FROM: 'walls@walls.example', BACKEND: 'supabase', LOG_LEVEL: 'fatal' };
	sites = await Promise.all([startSiteOn(world.backend, env), startSiteOn(world.backend, env)]);
});
afterAll(async () => {
	for (const site of sites ?? []) await site.stop();
	await mails?.stop();
	await world?.stop();
});

const statuses = (path: string) => Promise.all(sites.map(async ({ origin }) => (await fetch(origin + path)).status));

test('a change shows at both within a second', async () => {
	const publish = (p_on: boolean) => run(world.db.curator, 'publish_exhibition', { p_exhibition: world.exhibition, p_on });
	expect(await statuses('/exhibitions/schau')).toEqual([200, 200]);
	for (const [on, status] of [
		[false, 404],
		[true, 200]
	] as const) {
		await publish(on);
		await vi.waitFor(async () => expect(await statuses('/exhibitions/schau')).toEqual([status, status]), { timeout: 1500, interval: 50 });
	}
});

test('an address that asked for six codes at both together gets no seventh', async () => {
	const answers: number[] = [];
	for (let n = 0; n < 7; n++)
		answers.push((await new Person(sites[n % 2]!.origin).post('/sign-in?/ask', { email: 'eva@example.org', next: '' })).status);
	expect(answers).toEqual([303, 303, 303, 303, 303, 303, 429]);
});

test('each mail goes out once', async () => {
	const addresses = Array.from({ length: 30 }, (_, n) => `reader-${n}@example.org`);
	for (const address of addresses)
		await world.backend.sql(
			`insert into public.mail (to_address, template, values) values ($1, 'sign-in', '{"token": "123456", "tokenHash": "x"}')`,
			[address]
		);
	await Promise.all(sites.map(({ origin }) => new Person(origin).post('/sign-in?/ask', { email: 'wakes@example.org', next: '' })));
	const received = () => mails.received.flatMap(({ recipients }) => recipients).filter((address) => address.startsWith('reader-'));
	await vi.waitFor(() => expect(new Set(received()).size).toBe(30), { timeout: 20_000, interval: 100 });
	await vi.waitFor(async () => expect(await world.backend.sql(`select state from public.mail where state not in ('sent')`)).toEqual([]), {
		timeout: 20_000,
		interval: 100
	});
	expect(received().sort()).toEqual([...addresses].sort());
});

test('each picture is made once', async () => {
	const { draft } = world.of('artist');
	const { sql } = world.backend;
	const picture = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#336699' } })
		.jpeg()
		.toBuffer();
	const jobs: string[] = [];
	for (let n = 0; n < 4; n++) {
		const media = await givePhoto(world.db.artist, world.backend.admin(), draft, 'detail');
		const stored = await world.backend.admin().storage.from('masters').upload(`${media}/master.jpg`, picture, { upsert: true });
		expect(stored.error).toBeNull();
		jobs.push(`derive:${media}`);
	}
	// The first jobs may have met the placeholders that `givePhoto` stores.
	await sql('delete from public.job where dedupe_key = any ($1)', [jobs]);
	await sql(`select app.queue_derive(split_part(key, ':', 2)::uuid, '0') from unnest($1::text[]) key`, [jobs]);
	await vi.waitFor(
		async () =>
			expect(await sql('select state, attempts from public.job where dedupe_key = any ($1)', [jobs])).toEqual(
				jobs.map(() => ({ state: 'done', attempts: 1 }))
			),
		{ timeout: 30_000, interval: 100 }
	);
});
