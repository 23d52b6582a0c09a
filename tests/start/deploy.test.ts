import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const unit = readFileSync(join(root, 'deploy/offene-waende.service'), 'utf8');

test.runIf(existsSync('/usr/bin/systemd-analyze'))('systemd accepts the unit without a complaint', () => {
	const folder = mkdtempSync(join(tmpdir(), 'waende-unit-'));
	try {
		const file = join(folder, 'offene-waende.service');
		writeFileSync(file, unit.replaceAll('/opt/offene-waende', root));
		const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
		expect([status, stdout, stderr]).toEqual([0, '', '']);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});

test('the unit starts a script that exists', () => {
	const [, script] = /^ExecStart=\S+ (\S+)$/m.exec(unit) ?? [];
	expect(script).toBeDefined();
	expect(existsSync(join(root, script!))).toBe(true);
});
