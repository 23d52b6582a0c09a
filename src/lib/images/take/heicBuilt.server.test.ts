import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../../..');
const phone = join(root, 'tests/fixtures/images/test-assets__IMG_2682.heic');

test('the bundled site finds the decoding thread and decodes a HEIC', async () => {
	await mkdir(join(root, 'test-results'), { recursive: true });
	const outDir = await mkdtemp(join(root, 'test-results/heic-'));
	try {
		const entry = join(import.meta.dirname, 'heic.server.ts');
		await build({ root, configFile: false, logLevel: 'error', build: { ssr: entry, outDir, rolldownOptions: { external: [/^node:/] } } });
		const built = (await import(pathToFileURL(join(outDir, 'heic.server.js')).href)) as typeof import('./heic.server.ts');
		const tiff = await built.decodeHeic(await readFile(phone), null, { width: 4032, height: 3024 });
		expect(tiff.length).toBeGreaterThan(4032 * 3024 * 3);
	} finally {
		await rm(outDir, { recursive: true, force: true });
	}
});
