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

/** `publishableKey` identifies clients, `secretKey` bypasses all policies, `jwtSecret` signs sessions. */
export type BackendKeys = z.infer<typeof backendKeys>;

/** Generates new keys. */
export async function makeKeys(): Promise<BackendKeys> {
	return {
		publishableKey: (await generateApiKey('publishable')).key,
		secretKey: (await generateApiKey('secret')).key,
		jwtSecret: randomBytes(32).toString('base64url')
	};
}

/**
 * The keys of the backend in `dataDir`. They are generated on the first start and stored in `keys.json`, readable by its owner only.
 * @throws Error when the file is damaged. It is not replaced, because new keys would end every session.
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
		throw new Error(`${file} is damaged: restore it from a backup, or delete it, which signs everybody out.`);
	}
}
