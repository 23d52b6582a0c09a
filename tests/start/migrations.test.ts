import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startBackend, type Backend } from '#backend/app.ts';
import { makeKeys } from '#backend/keys.ts';
import { baselineVersion, replacedVersions } from '#backend/migrations.ts';
import { differences, readCatalogue } from '../support/catalogue.ts';

let shared: string;
let folder: string;
beforeAll(async () => {
	folder = shared = await mkdtemp(join(tmpdir(), 'waende-baseline-'));
	await withBackend(() => Promise.resolve(), { migrationsDir: await baselineOnly() });
});
afterAll(() => rm(shared, { recursive: true, force: true }));
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'waende-migrations-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Does something with a database that has the baseline and no later step. */
async function withBaseline(work: (backend: Backend) => Promise<void>): Promise<void> {
	await cp(join(shared, 'database'), join(folder, 'database'), { recursive: true });
	await withBackend(work, { migrationsDir: join(shared, 'baseline') });
}

/** Starts the backend on the database of this test, does something, and stops it. Gives what the start logged, too. */
async function withBackend<T>(
	work: (backend: Backend) => Promise<T>,
	{ database = 'database', migrationsDir }: { database?: string; migrationsDir?: string } = {}
): Promise<{ result: T; logged: string[] }> {
	const logged: string[] = [];
	const backend = await startBackend({
		database: { driver: 'pglite', dataDir: join(folder, database) },
		storageDir: join(folder, 'storage'),
		keys: await makeKeys(),
		...(migrationsDir ? { migrationsDir } : {}),
		log: (line) => void logged.push(line)
	});
	try {
		return { result: await work(backend), logged };
	} finally {
		await backend.close();
	}
}

const recorded = async ({ sql }: Backend): Promise<unknown[]> =>
	(await sql('select version from supabase_migrations.schema_migrations order by 1')).map(({ version }) => version);

const migrations = join(import.meta.dirname, '../../supabase/migrations');
const files = async (): Promise<string[]> => (await readdir(migrations)).sort().map((name) => name.slice(0, 14));

/** Makes a folder that holds the baseline and no later step. */
async function baselineOnly(): Promise<string> {
	const alone = join(shared, 'baseline');
	await mkdir(alone);
	const name = (await readdir(migrations)).find((file) => file.startsWith(baselineVersion))!;
	await cp(join(migrations, name), join(alone, name));
	return alone;
}

/** Makes the database look as if these migrations had made it: other words in a body, no baseline in the history. */
async function makeOld({ sql }: Backend, versions: readonly string[]): Promise<void> {
	await sql(`create or replace function app.berlin_today() returns date
		language sql stable set search_path = '' as $$ select /* the day in Leipzig */ (now() at time zone 'Europe/Berlin')::date $$`);
	await sql('delete from supabase_migrations.schema_migrations');
	await sql('insert into supabase_migrations.schema_migrations (version) select unnest($1::text[])', [versions]);
}

test('a fresh database gets all migrations once', async () => {
	const first = await withBackend(recorded);
	expect(first.result).toEqual(await files());
	expect(first.logged[0]).toBe('migration baseline');
	expect(await withBackend(recorded)).toEqual({ result: first.result, logged: [] });
});

test('a database with all migrations before the baseline keeps its rows and gets the functions of the baseline', async () => {
	const { result: fresh } = await withBackend(({ sql }) => readCatalogue(sql), { database: 'fresh' });
	await withBaseline(async (backend) => {
		await backend.sql("insert into public.resource (kind) values ('room')");
		await backend.sql(`insert into public.room (resource_id, name, code) values (1, '{"de": {"t": "Flur", "by": "author"}}', '23456789')`);
		await makeOld(backend, replacedVersions);
		expect(differences({ fresh, old: await readCatalogue(backend.sql) }).map(({ name }) => name)).toContain('function: app.berlin_today()');
	});
	const upgraded = await withBackend(async (backend) => ({
		catalogue: await readCatalogue(backend.sql),
		versions: await recorded(backend),
		rooms: await backend.sql('select name, code from public.room')
	}));
	expect(upgraded.logged[0]).toBe('migration baseline (upgrade)');
	expect(upgraded.result.versions).toEqual([...replacedVersions, ...(await files())]);
	expect(upgraded.result.rooms).toEqual([{ name: { de: { t: 'Flur', by: 'author' } }, code: '23456789' }]);
	const changed = differences({ fresh, upgraded: upgraded.result.catalogue }).map(({ name }) => name);
	expect(changed.filter((name) => !name.startsWith('rows: '))).toEqual([]);
	expect((await withBackend(recorded)).logged).toEqual([]);
});

test.each([1, 20, replacedVersions.length - 1])('a database with only %i of them is refused and stays as it is', async (count) => {
	const versions = replacedVersions.slice(0, count);
	await withBaseline((backend) => makeOld(backend, versions));
	const refused = withBackend(recorded);
	await expect(refused).rejects.toThrow(`The database stopped at migration ${versions.at(-1)}`);
	await expect(refused).rejects.toThrow(
		/^[^\n]* remove the data folder [^\n]* start once with commit [0-9a-f]{7}, then with this version\.$/
	);
	await expect(withBackend(recorded)).rejects.toThrow('The database stopped');
});

test('the baseline is later than every migration that it replaced', () => {
	expect(replacedVersions).toHaveLength(32);
	expect([...replacedVersions].sort()).toEqual(replacedVersions);
	expect(baselineVersion > (replacedVersions.at(-1) ?? '')).toBe(true);
});
