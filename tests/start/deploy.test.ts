import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEnvironment } from '../../src/server/start/environment.ts';

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

test('the unit starts what exists, and names only variables that the site reads', () => {
	const [, script] = /^ExecStart=\S+ (\S+)$/m.exec(unit) ?? [];
	expect(existsSync(join(root, String(script)))).toBe(true);
	const named = {
		DEMO: '0',
		ORIGIN: 'https://walls.example.org',
		TRUSTED_PROXIES: '1',
		SMTP_URL: 'smtps://a:b@example.org',
		MAIL_FROM: 'a@example.org'
	};
	for (const name of Object.keys(named)) expect(unit).toContain(`${name}=`);
	expect(readEnvironment(named)).toMatchObject({ demo: '0', trustedProxies: 1 });
});
