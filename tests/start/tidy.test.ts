import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { terms } from '#lib/retention/terms.ts';
import { makeArtwork, makeWorld, run, type World } from '../support/world.ts';

/** `npm run tidy` as a process of its own, on a real database with real files. */
let world: World;
let sql: World['backend']['sql'];
beforeAll(async () => {
	world = await makeWorld('postgres');
	sql = world.backend.sql;
});
afterAll(() => world?.stop());

/** Runs the command. `output`: one line for each kind. */
function command(...args: string[]) {
	const { url, secretKey } = world.backend;
	const child = spawn(process.execPath, ['src/server/tidy.ts', ...args], {
		env: { PATH: process.env.PATH, SUPABASE_URL: url, SUPABASE_SECRET_KEY: secretKey },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
	const ended = new Promise<{ code: number | null; output: string }>((resolve) => child.once('close', (code) => resolve({ code, output })));
	return { child, ended };
}

/** How many of a kind the lines of the command say. */
const said = (output: string, what: string): number =>
	Number(new RegExp(`^(?:deleted|would delete) (\\d+) ${what}`, 'm').exec(output)?.[1]);

/** A hash of all rows of every table, and the list of all files. */
async function everything(): Promise<Record<string, unknown>> {
	const tables = await sql(
		"select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('public', 'app', 'auth', 'storage') order by 1"
	);
	const found: Record<string, unknown> = {};
	for (const { name } of tables)
		found[String(name)] = (
			await sql(`select count(*)::int as count, md5(string_agg(t::text, '|' order by t::text)) as hash from ${String(name)} t`)
		)[0];
	return found;
}

const mails = (count: number, age: string) =>
	sql(
		`insert into public.mail (to_address, template, state, created_at) select 'a@example.org', 'decision', 'sent', now() - $2::interval from generate_series(1, $1::int)`,
		[count, age]
	);
const mailsLeft = async (): Promise<number> =>
	Number(
		(
			await sql("select count(*)::int as count from public.mail where template = 'decision' and created_at < now() - interval '24 months'")
		)[0]!.count
	);

async function oldDraft(title: string): Promise<string> {
	const id = await makeArtwork(world.db.artist, world.backend.admin(), world.of('artist').artist, title);
	await sql("update public.artwork set created_at = now() - interval '2 years' where id = $1", [id]);
	await sql("update public.artwork_revision set updated_at = now() - interval '2 years' where artwork_id = $1", [id]);
	return id;
}

test('--dry says what would go, and changes no row and no file', async () => {
	await mails(3, '25 months');
	await oldDraft('Alt');
	await world.backend.admin().storage.from('pictures').upload('lost.webp', Buffer.from('x'), { contentType: 'image/webp' });
	await sql("update storage.objects set created_at = now() - interval '2 hours' where name = 'lost.webp'");
	const before = await everything();
	const { code, output } = await command('--dry').ended;
	expect(code, output).toBe(0);
	expect(output.trim().split('\n')).toHaveLength(terms.length);
	expect([said(output, 'mails'), said(output, 'drafts'), said(output, 'files'), said(output, 'requests')]).toEqual([3, 1, 1, 0]);
	expect(output).toContain('would delete 3 mails (older than 24 months)');
	expect(Object.keys(before).length).toBeGreaterThan(60);
	expect(await everything()).toEqual(before);
});

test('deletes just that, says so, and has nothing to do the second time', async () => {
	const { code, output } = await command().ended;
	expect(code, output).toBe(0);
	expect(output.trim().split('\n')).toHaveLength(terms.length);
	expect(output).toContain('deleted 1 drafts that nobody edited, 2 files');
	expect([said(output, 'mails'), said(output, 'files that no row names')]).toEqual([3, 1]);
	const before = await everything();
	const again = (await command().ended).output;
	expect(again.match(/^deleted 0 /gm)).toHaveLength(terms.length);
	expect(await everything()).toEqual(before);
});

test('deletes the archives of old backups from their folder, but never the latest, nor one whose name a later one took', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'waende-archives-'));
	const made: [file: string | null, age: string][] = [
		['first.age', '8 months'],
		['monday.age', '7 months'],
		[null, '7 months'],
		['young.age', '5 months'],
		['monday.age', '1 month']
	];
	const files = ['erasures.list', 'first.age', 'monday.age', 'young.age', 'not-ours.age'];
	try {
		for (const file of files) await writeFile(join(folder, file), file);
		for (const [file, age] of made)
			await sql('insert into public.backup (at, folder, file, bytes, pictures) values (now() - $1::interval, $2, $3, 1, 0)', [
				age,
				folder,
				file
			]);
		expect(said((await command('--dry').ended).output, 'archives of backups')).toBe(3);
		const { code, output } = await command().ended;
		expect([code, said(output, 'archives of backups')]).toEqual([0, 3]);
		expect((await readdir(folder)).sort()).toEqual(files.filter((file) => file !== 'first.age').sort());
		// However old all are: the latest stays.
		await sql("update public.backup set at = at - interval '3 years'");
		expect(said((await command().ended).output, 'archives of backups')).toBe(1);
		expect((await readdir(folder)).sort()).toEqual(['erasures.list', 'monday.age', 'not-ours.age']);
	} finally {
		await rm(folder, { recursive: true });
	}
});

test('an archive that can’t be removed keeps its row, and is tried again', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'waende-archives-'));
	try {
		await mkdir(join(folder, 'stuck.age'));
		await sql("insert into public.backup (at, folder, file, bytes, pictures) values (now() - interval '5 years', $1, 'stuck.age', 1, 0)", [
			folder
		]);
		expect((await command().ended).code).toBe(1);
		expect(said((await command('--dry').ended).output, 'archives of backups')).toBe(1);
		await rmdir(join(folder, 'stuck.age'));
		expect(said((await command().ended).output, 'archives of backups')).toBe(1);
	} finally {
		await rm(folder, { recursive: true });
	}
});

test('ten batches at the same moment delete ten batches, none of them twice', async () => {
	await mails(5000, '25 months');
	const batches = await Promise.all(
		Array.from({ length: 10 }, () => run<{ count: number }>(world.backend.admin(), 'tidy', { p_term: 'mails' }))
	);
	expect(batches.map(({ count }) => count)).toEqual(Array(10).fill(500));
	expect(await mailsLeft()).toBe(0);
});

test('two at once delete everything once', async () => {
	await mails(5000, '25 months');
	for (let n = 0; n < 25; n++) await oldDraft(`Alt ${n}`);
	const both = await Promise.all([command().ended, command().ended]);
	expect(both.map(({ code }) => code)).toEqual([0, 0]);
	const sum = (what: string) => both.reduce((total, { output }) => total + said(output, what), 0);
	expect([sum('mails'), sum('drafts')]).toEqual([5000, 25]);
	expect(
		both
			.flatMap(({ output }) => /drafts that nobody edited, (\d+) files/.exec(output)?.[1] ?? [])
			.reduce((total, n) => total + Number(n), 0)
	).toBe(50);
	expect(await mailsLeft()).toBe(0);
});

test('killed in the middle, it leaves whole batches, and the next run does the rest', async () => {
	await mails(20_000, '25 months');
	const { child, ended } = command();
	while ((await mailsLeft()) === 20_000) await new Promise((resolve) => setTimeout(resolve, 5));
	child.kill('SIGKILL');
	await ended;
	const left = await mailsLeft();
	expect(left).toBeGreaterThan(0);
	expect(left).toBeLessThan(20_000);
	expect(left % 500).toBe(0);
	// The backend finishes the batch that the command had asked for.
	expect([left, left - 500]).toContain(said((await command().ended).output, 'mails'));
	expect(await mailsLeft()).toBe(0);
});

/** Publishes a hang with a work, and has its artist accept an agreement that lies in storage. */
async function publishShow(): Promise<void> {
	const { published, artist } = world.of('artist');
	const [work] = await sql('select id from public.exhibition_work where artwork_id = $1', [published]);
	const version = await run(world.db.curator, 'open_hang', { p_exhibition: world.exhibition });
	const place = { work: work!.id, part: 1, wall: world.wall, x_mm: 100, y_mm: 1200, width_mm: 300, height_mm: 400 };
	const lock = await run<number>(world.db.curator, 'save_hang', {
		p_version: version,
		p_lock: 0,
		p_placements: [place],
		p_centre_lines: {}
	});
	await run(world.db.curator, 'publish_hang', { p_version: version, p_lock: lock });
	const hash = '0'.repeat(64);
	const about = {
		kind: 'agreement',
		exhibition_id: world.exhibition,
		artist_id: artist,
		language: 'de',
		title: 'Vertrag',
		path: 'vertrag.pdf'
	};
	const p_values = { ...about, grounds: hash, sha256: hash, bytes: 1, pages: 1 };
	const paper = await run(world.backend.admin(), 'keep_paper', { p_by: world.ids.curator, p_values });
	await world.backend.admin().storage.from('papers').upload('vertrag.pdf', Buffer.from('x'), { contentType: 'application/pdf' });
	await run(world.db.curator, 'offer_agreement', { p_paper: paper });
	await run(world.db.artist, 'accept_agreement', { p_paper: paper, p_sha256: hash });
}

/** Moves every moment and the days of all shows back by twenty years, past the triggers that keep rows as they are. */
const makeEverythingOld = () =>
	sql(`do $$ declare dated record; begin
		perform set_config('session_replication_role', 'replica', true);
		for dated in select a.attrelid::regclass as name, string_agg(format('%1$I = %1$I - interval ''20 years''', a.attname), ', ') as older
			from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
			where c.relnamespace in ('public'::regnamespace, 'storage'::regnamespace) and c.relkind = 'r' and a.atttypid = 'timestamptz'::regtype
				and a.attgenerated = '' and c.relname <> 'retention'
			group by a.attrelid
		loop execute format('update %s set %s', dated.name, dated.older); end loop;
		update public.exhibition set installs = installs - 7000, opens = opens - 7000, closes = closes - 7000, taken_down = taken_down - 7000;
	end $$`);

test('keeps what was shown, agreed to or published, however old it is', async () => {
	await publishShow();
	await makeEverythingOld();
	const shown = [
		'exhibition',
		'exhibition_work',
		'hang_version',
		'hang_wall',
		'placement',
		'paper',
		'custody_log',
		'event',
		'booking',
		'consent',
		'withholding'
	];
	const { published, artist } = world.of('artist');
	const rows = async () => {
		const found: Record<string, unknown> = {};
		for (const table of shown) found[table] = await sql(`select * from public.${table} order by 1`);
		const ofWork = 'select artwork_id from public.exhibition_work';
		for (const table of ['artwork_revision', 'media', 'photo', 'submission_work', 'sound'])
			found[table] = await sql(`select * from public.${table} where artwork_id in (${ofWork}) order by 1`);
		found.files = await sql(
			`select f.*, exists (select from storage.objects o where o.bucket_id = f.bucket and o.name = f.path) as stored
			from public.media_file f join public.media m on m.id = f.media_id where m.artwork_id in (${ofWork}) order by f.id`
		);
		found.papers = await sql("select name from storage.objects where bucket_id = 'papers'");
		found.artist = await sql('select * from public.artist where id = $1', [artist]);
		return found;
	};
	const before = await rows();
	expect((before.files as { kind: string; stored: boolean }[]).map(({ kind, stored }) => `${kind} ${stored}`)).toEqual(
		expect.arrayContaining(['master true', 'variant true'])
	);
	expect(JSON.stringify(before.exhibition_work)).toContain(published);
	for (const table of ['placement', 'paper', 'papers', 'hang_version']) expect(before[table], table).not.toEqual([]);
	const { code, output } = await command().ended;
	expect(code, output).toBe(0);
	// Much else was old.
	expect([said(output, 'entries of the log of actions'), said(output, 'drafts')].every((count) => count > 0)).toBe(true);
	expect(await rows()).toEqual(before);
});

test('says in one line what is wrong when no backend answers', async () => {
	const child = spawn(process.execPath, ['src/server/tidy.ts'], {
		env: { PATH: process.env.PATH, DATA_DIR: '/nonexistent' },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
	expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1);
	expect(output.trim()).toMatch(/^No backend is running on .*$/);
});
