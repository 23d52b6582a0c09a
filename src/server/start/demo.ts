import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** `address`: where the loader reaches the site. `origin`: the Origin header that its forms must send. */
export type DemoTarget = { origin: string; address: string; log: (line: string) => void };

const loader = join(import.meta.dirname, '../../../scripts/demo/load.ts');

/**
 * Loads the demo programme into `dataDir`, once. After an interruption the backend deletes the data at the next start (backend/main.ts).
 */
export async function loadDemoOnce(dataDir: string, target: DemoTarget): Promise<void> {
	const loaded = join(dataDir, 'demo-loaded');
	if (existsSync(loaded) || !existsSync(loader)) return;
	const loading = join(dataDir, 'demo-loading');
	await writeFile(loading, '');
	const { loadDemo } = (await import(pathToFileURL(loader).href)) as { loadDemo: (target: DemoTarget) => Promise<void> };
	await loadDemo(target);
	await rename(loading, loaded);
}
