import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, query } from '#backend/database.ts';
import { startEmbeddedBackend } from '../../src/server/start/backend.ts';
import { copyMigratedDatabase } from '../support/template.ts';
import { npmStart } from '../start/processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'waende-doctor-'));
const dataDir = join(folder, 'data');
beforeAll(() => copyMigratedDatabase(join(dataDir, 'database')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `npm run doctor` on a folder, in demo mode, and returns what it printed. */
async function doctor(on = dataDir): Promise<string> {
	const run = npmStart({ DATA_DIR: on, DEMO: '1' }, { command: ['run', 'doctor'] });
	const code = await run.exit;
	expect(code, run.output()).toBe(/^problem/m.test(run.output()) ? 1 : 0);
	return run.output();
}

async function onDatabase(text: string) {
	const connection = await openDatabase({ driver: 'pglite', dataDir: join(dataDir, 'database') });
	try {
		return await query(connection, text);
	} finally {
		await connection.close();
	}
}

test('npm run doctor says that nothing is there yet, and makes nothing', async () => {
	const nowhere = join(folder, 'nowhere');
	expect(await doctor(nowhere)).toMatch(/^ok +backend +Nothing is in .+ yet/m);
	expect(() => rmSync(nowhere)).toThrow('ENOENT');
});

test('npm run doctor opens the database of a site that does not run', async () => {
	const output = await doctor();
	expect(output).toMatch(/^ok +backend .+The database in .+ opens/m);
	expect(output).toMatch(/^ok +migrations All \d+ are applied/m);
	expect(output).toMatch(/^ok +buckets /m);
	const history = 'supabase_migrations.schema_migrations';
	await onDatabase(`update ${history} set version = '20261130000999' where version = '20261130000100'`);
	expect(await doctor()).toMatch(/^problem +migrations 1 migration is missing: 20261130000100_wall_photos\. Start the site again/m);
	await onDatabase(`update ${history} set version = '20261130000100' where version = '20261130000999'`);
});

test('npm run doctor asks a running backend and leaves it running', async () => {
	const { child, ready } = startEmbeddedBackend(dataDir, () => undefined);
	try {
		const { url } = await ready;
		const output = await doctor();
		expect(output).toContain(`${new URL(url).host} answers: sign-in, database, storage.`);
		for (const about of ['keys', 'migrations', 'buckets', 'clock']) expect(output).toMatch(new RegExp(`^ok +${about} `, 'm'));
		expect((await fetch(`${url}/auth/v1/health`)).status).toBe(401);
		// Without its address, only the lock says that it runs.
		rmSync(join(dataDir, 'backend.url'));
		expect(await doctor()).toMatch(/^problem +backend .+in use by another process \(pid \d+\)/m);
	} finally {
		await child.stop(10_000);
	}
});

test('npm run doctor names an interrupted restore and a damaged database', async () => {
	const half = join(folder, 'half');
	mkdirSync(join(half, 'restoring-x'), { recursive: true });
	expect(await doctor(half)).toMatch(/^problem +backend +A restore into .+ was interrupted/m);
	const damaged = join(folder, 'damaged');
	mkdirSync(damaged);
	await copyMigratedDatabase(join(damaged, 'database'));
	truncateSync(join(damaged, 'database/global/pg_control'), 100);
	writeFileSync(join(damaged, 'backend.url'), 'http://127.0.0.1:9');
	expect(await doctor(damaged)).toMatch(/^problem +backend +The database can't be opened/m);
});
