import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

type SiteUnderTest = { origin: string; dataDir: string };
const sites = JSON.parse(process.env.E2E_SITES ?? '[]') as SiteUnderTest[];

/** The site that the global set-up started for this worker: its address, and the folder with all data of its backend. */
export const site: SiteUnderTest = sites[Number(process.env.TEST_PARALLEL_INDEX)] ?? {
	origin: process.env.E2E_ORIGIN ?? '',
	dataDir: process.env.E2E_DATA_DIR ?? ''
};

/** Returns the number of files in the storage of the embedded backend. */
export async function storedFiles(): Promise<number> {
	const entries = await readdir(join(site.dataDir, 'storage'), { recursive: true, withFileTypes: true });
	return entries.filter((entry) => entry.isFile()).length;
}

/** Returns the messages of a feature in this language. */
export const messages = (feature: string, language: 'de' | 'en'): Record<string, string> =>
	JSON.parse(readFileSync(join(import.meta.dirname, `../../../src/lib/${feature}/messages/${language}.json`), 'utf8')) as Record<
		string,
		string
	>;
