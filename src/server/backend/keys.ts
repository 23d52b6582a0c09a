import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateApiKey } from '@supabase/lite';
import { z } from 'zod';

const backendKeys = z.object({
	publishableKey: z.string().startsWith('sb_publishable_'),
	secretKey: z.string().startsWith('sb_secret_'),
	jwtSecret: z.string().min(32)
});

/** What a client needs to be somebody (`publishableKey`), what bypasses all policies (`secretKey`), and what signs sessions. */
export type BackendKeys = z.infer<typeof backendKeys>;

/** Fresh keys, good for one backend. */
export async function makeKeys(): Promise<BackendKeys> {
	return {
		publishableKey: (await generateApiKey('publishable')).key,
		secretKey: (await generateApiKey('secret')).key,
		jwtSecret: randomBytes(32).toString('base64url')
	};
}

/**
 * The keys of the backend in `dataDir`, made on the first start and kept in `keys.json`, readable by
 * its owner only. Throws when the file is there but broken: new keys would end every session.
 */
export async function loadKeys(dataDir: string): Promise<BackendKeys> {
	const file = join(dataDir, 'keys.json');
	const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return null;
		throw error;
	});
	if (text !== null) return parseKeys(text, file);
	const keys = await makeKeys();
	await mkdir(dataDir, { recursive: true });
	await writeFile(`${file}.new`, JSON.stringify(keys, null, '\t'), { mode: 0o600 });
	await rename(`${file}.new`, file);
	return keys;
}

function parseKeys(text: string, file: string): BackendKeys {
	try {
		return backendKeys.parse(JSON.parse(text));
	} catch {
		throw new Error(`${file} is damaged; bring it back from a backup, or delete it to sign everybody out.`);
	}
}
