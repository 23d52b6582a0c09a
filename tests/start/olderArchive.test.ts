import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { baselineVersion, replacedVersions } from '#backend/migrations.ts';
import { copyMigrations } from '../../src/server/backup/rebuild.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'waende-older-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('an archive gets only the migrations that it had; the next start applies the others', async () => {
	const all = (await readdir('supabase/migrations')).sort();
	const versions = [...replacedVersions, ...all.slice(0, 2).map((file) => file.slice(0, 14))];
	expect(versions).toContain(baselineVersion);
	expect((await readdir(await copyMigrations({ migrations: versions }, join(folder, 'some')))).sort()).toEqual(all.slice(0, 2));
	expect(all.length).toBeGreaterThan(2);
});

test('an archive of a newer version is refused in one line', async () => {
	const newer = copyMigrations({ migrations: [baselineVersion, '29991231000000'] }, join(folder, 'newer'));
	await expect(newer).rejects.toThrow(/^The archive is newer than this version of the program \(migration 29991231000000\)\.[^\n]*$/);
});
