import { execFile, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { erasureListIn } from '../../src/server/backup/erasureList.ts';
import { findBackend } from '../../src/server/backendAddress.ts';
import { makeFirstCoordinator } from '../../src/server/coordinator.ts';
import { demoAddress } from '#lib/people/demo.ts';
import { makeArtist, makeWork } from '../e2e/support/offering.ts';
import { expected, Person } from '../e2e/support/person.ts';
import { makeFragileSite, type FragileSite } from '../faults/site.ts';
import { startSite } from '../support/site.ts';
import { readHouse, type House } from './backups.ts';
import { until } from './processes.ts';

const BACKUP_KEY = 'a key of the tests, and no other one';
let site: FragileSite;
let folder: string;
let archive: string;
let coordinator: Person;

beforeAll(async () => {
	site = await makeFragileSite();
	await site.start();
	folder = await mkdtemp(join(tmpdir(), 'waende-archives-'));
	archive = join(folder, 'archives/monday.age');
	coordinator = await new Person(site.origin).signInAs('coordinator');
	await makeFirstCoordinator(await findBackend({ DATA_DIR: site.dataDir }), demoAddress('coordinator'));
});
afterAll(async () => {
	await site?.close();
	await rm(folder, { recursive: true, force: true });
});

/** Runs a command as `npm run` does, without demo mode. */
async function run(script: 'backup' | 'restore', file: string, env: Record<string, string>): Promise<{ code: number; output: string }> {
	const options = { env: { PATH: process.env.PATH, DEMO: '0', BACKUP_KEY, ...env } };
	return promisify(execFile)(process.execPath, [`src/server/${script}.ts`, file], options).then(
		({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
		({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, output: stdout + stderr })
	);
}

const backUp = (file: string, env: Record<string, string> = {}) => run('backup', file, { DATA_DIR: site.dataDir, ...env });
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Stores a sound of a work: first the file, then the row. Returns its path and the hash of its bytes. */
async function storeSound(artwork: string, number: number): Promise<[path: string, hash: string]> {
	const [path, bytes] = [`${artwork}/${number}.mp3`, randomBytes(50_000)];
	expect((await site.db.storage.from('sounds').upload(path, bytes, { contentType: 'audio/mpeg' })).error).toBeNull();
	const file = { format: 'mp3' as const, bytes: bytes.length, duration_ms: 1000, path, public_name: randomBytes(12).toString('hex') };
	const row = { artwork_id: artwork, language: `de-a${String(number).padStart(7, '0')}`, ...file };
	await site.db.from('sound').insert(row).throwOnError();
	return [path, sha256(bytes)];
}

/** Stores sounds one after another until `stop`, which returns the hash of each by its path. */
function storeSounds(artwork: string): { stop: () => Promise<Map<string, string>> } {
	const hashes = new Map<string, string>();
	let stopped = false;
	const ended = (async () => {
		while (!stopped) hashes.set(...(await storeSound(artwork, hashes.size)));
		return hashes;
	})();
	return {
		stop: () => {
			stopped = true;
			return ended;
		}
	};
}

const snapshots = async (): Promise<string[]> => (await readdir(site.dataDir)).filter((name) => name.startsWith('snapshot-'));

/** Removes stored files as soon as a snapshot with its rows is taken, while the archive is being written. */
async function removeWhenTaken(bucket: string, paths: string[]): Promise<void> {
	const before = await snapshots();
	const isTaken = async () =>
		(await snapshots()).some((name) => !before.includes(name) && existsSync(join(site.dataDir, name, 'manifest.json')));
	while (!(await isTaken())) await pause(5);
	expect((await site.db.storage.from(bucket).remove(paths)).error).toBeNull();
}

/** The lines of the house's rows that `other` lacks, by table. */
function missingIn(other: House, { rows }: House): Record<string, string[]> {
	const found = Object.entries(rows).map(([table, lines]) => [table, lines.filter((line) => !other.rows[table]?.includes(line))] as const);
	return Object.fromEntries(found.filter(([, lines]) => lines.length > 0));
}

// The next test makes the archive under the same name.
test('a backup that is killed leaves no archive', async () => {
	const env = { PATH: process.env.PATH, DATA_DIR: site.dataDir, BACKUP_KEY, DEMO: '0' };
	const child = spawn(process.execPath, ['src/server/backup.ts', archive], { env, stdio: 'inherit' });
	const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
	await until(
		() => existsSync(`${archive}.part`),
		20_000,
		() => 'no archive was begun'
	);
	child.kill('SIGKILL');
	expect(await ended).toBe('SIGKILL');
	expect(existsSync(archive)).toBe(false);
});

test('a backup made while the site works is restored elsewhere, and who was erased stays erased', async () => {
	const artist = await new Person(site.origin).signInAs('artist');
	const artistId = await makeArtist(artist, 'Probe');
	const kept = await makeWork(artist, artistId, {}, []);
	const erased = await makeWork(artist, artistId, { title: 'Ein\u2028Irrtum "\\' }, []);
	await storeSound(erased, 0);
	const accounts = async () => (await site.db.from('account').select('id').throwOnError()).data.map(({ id }) => id);
	const others = await accounts();
	await new Person(site.origin).signInByMail('gone@example.org');
	const gone = (await accounts()).find((id) => !others.includes(id)) ?? '';
	const papers = new Map(Array.from({ length: 40 }, (_, number) => [`paper/${number}.pdf`, randomBytes(100_000)]));
	for (const [path, bytes] of papers) await site.db.storage.from('papers').upload(path, bytes);
	expect((await coordinator.get('/en/desk')).text).toContain('There is no backup yet');

	const leftBehind = await snapshots();
	const sounds = storeSounds(kept);
	const [made] = await Promise.all([backUp(archive), removeWhenTaken('papers', [...papers.keys()])]);
	const hashes = await sounds.stop();
	expect(made).toMatchObject({ code: 0, output: expect.stringContaining('stored files') as string });
	expect((await coordinator.get('/en/desk')).text).toContain('Last backup: today');
	expect([await mode(archive), await mode(dirname(archive)), await mode(erasureListIn(dirname(archive)))]).toEqual([0o600, 0o700, 0o600]);
	expect((await readdir(dirname(archive))).sort()).toEqual(['erasures.list', 'monday.age']);
	expect(await snapshots()).toEqual(leftBehind);

	// The site writes the list by itself.
	await expected(303, artist.post(`/studio/artworks/${erased}?/delete`, {}));
	await site.db.from('account').delete().eq('id', gone).throwOnError();
	const listed = () => readFile(erasureListIn(dirname(archive)), 'utf8');
	for (const name of [`artwork:${erased}`, `account:${gone}`])
		await expect.poll(listed, { timeout: 30_000 }).toContain(sha256(Buffer.from(name)));

	const elsewhere = join(folder, 'elsewhere');
	const restored = await run('restore', archive, { DATA_DIR: elsewhere });
	expect(restored).toMatchObject({
		code: 0,
		output: expect.stringMatching(/Erased again: .*1 in public\.artwork.*, and 1 stored files/) as string
	});

	const address = await findBackend({ DATA_DIR: site.dataDir });
	const snapshot = await (
		await fetch(`${address.url}/backup/v1/snapshot`, { method: 'POST', headers: { apikey: address.secretKey } })
	).text();
	const [before, after] = [await readHouse(snapshot), await readHouse(elsewhere)];
	expect(Object.values(after.rows).join('\n')).not.toMatch(/gone@example\.org|Irrtum/);
	// Nothing is there that isn't in the house, but for files that were removed from the house during the backup.
	const isOfErasing = (table: string) => ['public.public_epoch', 'app.public_change', 'public.erasure'].includes(table);
	const { 'storage.objects': removed = [], ...foreign } = missingIn(before, after);
	// Each sound that is stored changes when the kept work was last touched.
	const isTouched = (table: string, line: string) => table === 'public.artwork_revision' && line.includes(kept);
	expect(Object.entries(foreign).filter(([table, lines]) => !isOfErasing(table) && !lines.every((line) => isTouched(table, line)))).toEqual(
		[]
	);
	expect(removed).toHaveLength(papers.size);
	// Nothing is missing but what came after it, and the person who is gone.
	const written = [
		'app.public_change',
		'app.session_use',
		'public.action_log',
		'public.backup',
		'public.erasure',
		'public.public_epoch',
		'public.sound',
		'storage.objects'
	];
	const lost = Object.entries(missingIn(after, before)).filter(([table]) => !written.includes(table));
	const lostLines = lost.flatMap(([table, lines]) => lines.filter((line) => !isTouched(table, line)));
	expect(lostLines.filter((line) => !line.includes(gone) && !line.includes('gone@example.org'))).toEqual([]);
	expect(lost.map(([table]) => table)).toContain('auth.users');
	expect(before.rows['public.artwork']).toEqual(after.rows['public.artwork']);

	// Every file is there with its bytes: those of the house, and those that were removed during the backup.
	for (const [name, hash] of Object.entries(after.files)) {
		const paper = papers.get(name.replace(/^papers\//, ''));
		expect(hash, name).toBe(paper ? sha256(paper) : before.files[name]);
	}
	expect(after.stored).toBe(Object.keys(after.files).length);
	// Of the sounds that were stored one after another it has the first ones, each complete.
	const stored = [...hashes.keys()].slice(0, after.sounds.length);
	expect(after.sounds.toSorted()).toEqual(stored.toSorted());
	expect([stored.length > 0, stored.length < hashes.size]).toEqual([true, true]);
	for (const path of stored) expect(after.files[`sounds/${path}`]).toBe(hashes.get(path));

	// The site works on it, and everybody signs in anew.
	const again = await startSite({ dataDir: elsewhere, env: { SMTP_URL: '', LOG_LEVEL: 'error' } });
	try {
		const copy = new Person(again.origin);
		for (const [name, value] of artist.cookies) copy.cookies.set(name, value);
		expect((await copy.get(`/studio/artworks/${kept}`)).status).toBe(303);
		await copy.signInAs('artist');
		expect((await copy.get(`/studio/artworks/${kept}`)).status).toBe(200);
		expect((await copy.get(`/studio/artworks/${erased}`)).status).toBe(404);
	} finally {
		await again.stop();
	}
}, 120_000);

const mode = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

/** Copies the archive and its list to a folder of their own, for a test that spoils them. */
async function copyArchive(): Promise<string> {
	const own = await mkdtemp(join(folder, 'copy-'));
	await copyFile(erasureListIn(dirname(archive)), erasureListIn(own));
	await copyFile(archive, join(own, 'copy.age'));
	return join(own, 'copy.age');
}

const spoiled: [string, RegExp, (file: string) => Promise<unknown>, Record<string, string>?][] = [
	['with another key', /^BACKUP_KEY is not the key of .*\n$/, () => Promise.resolve(), { BACKUP_KEY: 'the key of somebody else' }],
	['that ends too early', /^.*is damaged or incomplete.*\n$/, async (file) => truncate(file, (await stat(file)).size - 70_000)],
	['of which one byte was changed', /^.*is damaged or incomplete.*\n$/, changeByte],
	['without a list of erasures', /^.*erasures\.list is missing: .*\n$/, (file) => rm(erasureListIn(dirname(file)))],
	[
		'with an older list',
		/^.*is older than the archive .*\n$/,
		(file) => writeFile(erasureListIn(dirname(file)), '2026-01-01T00:00:00.000Z until\n')
	]
];

async function changeByte(file: string): Promise<void> {
	const bytes = await readFile(file);
	bytes[Math.floor(bytes.length / 2)]! ^= 1;
	await writeFile(file, bytes);
}

test.each(spoiled)('an archive %s is refused in one line, and leaves nothing behind', async (_, line, spoil, env = {}) => {
	const file = await copyArchive();
	await spoil(file);
	const target = join(dirname(file), 'target');
	const { code, output } = await run('restore', file, { DATA_DIR: target, ...env });
	expect(output).toMatch(line);
	expect([code, existsSync(target)]).toEqual([1, false]);
});

test('a folder with something in it is refused and stays as it is', async () => {
	const target = await mkdtemp(join(folder, 'full-'));
	await writeFile(join(target, 'letter.txt'), 'Dear all');
	const { code, output } = await run('restore', archive, { DATA_DIR: target });
	expect([code, output]).toEqual([1, expect.stringMatching(/^.* is not empty \(letter\.txt\)\. .*\n$/)]);
	expect(await readdir(target)).toEqual(['letter.txt']);
});

test('a Supabase project and a site that does not run are refused in one line', async () => {
	const keys = { SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_12345678', SUPABASE_SECRET_KEY: 'sb_secret_1234567890' };
	const hosted = await backUp(join(folder, 'none.age'), { SUPABASE_URL: 'http://127.0.0.1:1', ...keys });
	expect(hosted).toEqual({
		code: 1,
		output: expect.stringMatching(/^npm run backup is for the embedded backend\. .*deploy\.md\.\n$/) as string
	});
	const stopped = await backUp(join(folder, 'none.age'), { DATA_DIR: folder });
	expect(stopped).toEqual({ code: 1, output: expect.stringMatching(/^No backend is running on .*\n$/) as string });
	expect(existsSync(join(folder, 'none.age'))).toBe(false);
});
