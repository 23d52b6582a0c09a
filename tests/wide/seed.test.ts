import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { npmStart } from '../start/processes.ts';
import { startSite } from '../support/site.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'waende-seed-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function seed(...args: string[]): Promise<{ code: number | null; output: string }> {
	const run = npmStart({ DATA_DIR: dataDir }, { command: ['run', 'seed', '--', ...args] });
	return { code: await run.exit, output: run.output() };
}

test('npm run seed fills an empty folder, once, and the site shows its works', async () => {
	expect((await seed()).output).toContain('Usage: npm run seed -- --artworks N');
	expect(await seed('--artworks', '40')).toMatchObject({ code: 0 });
	expect(await seed('--artworks', '40')).toMatchObject({ code: 1, output: expect.stringContaining('was filled before') as string });
	const site = await startSite({ dataDir, env: { DEMO: '0' } });
	try {
		expect(await (await fetch(`${site.origin}/exhibitions/seed-2/walls`)).text()).toContain('data-placement="20"');
	} finally {
		await site.stop();
	}
});
