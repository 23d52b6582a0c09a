import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepPrivate } from '../../src/server/start/privateFolder.ts';

let folder: string;
let umask: number;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'waende-private-'));
	umask = process.umask();
});
afterEach(() => {
	process.umask(umask);
	rmSync(folder, { recursive: true, force: true });
});

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

test('a new data folder, and what is created in it later, belong to their owner alone', async () => {
	const dataDir = join(folder, 'deep/.data');
	await keepPrivate(dataDir);
	mkdirSync(join(dataDir, 'database'));
	writeFileSync(join(dataDir, 'database/rows'), '');
	execFileSync('touch', [join(dataDir, 'by-a-child')]);
	expect(['', 'database', 'database/rows', 'by-a-child'].map((name) => modeOf(join(dataDir, name)))).toEqual(['700', '700', '600', '600']);
});

test('a data folder that others could read is closed with everything in it', async () => {
	process.umask(0o022);
	mkdirSync(join(folder, 'old/storage/ab'), { recursive: true });
	writeFileSync(join(folder, 'old/storage/ab/picture'), '');
	chmodSync(join(folder, 'old'), 0o755);
	await keepPrivate(join(folder, 'old'));
	expect(['old', 'old/storage', 'old/storage/ab', 'old/storage/ab/picture'].map((name) => modeOf(join(folder, name)))).toEqual([
		'700',
		'700',
		'700',
		'600'
	]);
});

test('a folder that everybody shares is refused and stays as it is', async () => {
	const dataDir = join(folder, 'tmp');
	mkdirSync(dataDir);
	chmodSync(dataDir, 0o1777);
	await expect(keepPrivate(dataDir)).rejects.toThrow(
		/^DATA_DIR .*tmp is shared by everybody on this machine\. Name a folder of its own\.$/
	);
	expect(statSync(dataDir).mode & 0o7777).toBe(0o1777);
});
