import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const schemasDir = join(import.meta.dirname, '../../supabase/schemas');
export const typesFile = join(import.meta.dirname, '../../src/lib/shared/database.generated.ts');

/** Returns the files of `supabase/schemas` in the order in which they are applied. */
export async function readSchemas(): Promise<{ file: string; text: string }[]> {
	const files = (await readdir(schemasDir)).sort();
	return Promise.all(files.map(async (file) => ({ file, text: await readFile(join(schemasDir, file), 'utf8') })));
}

/** Returns a hash of `supabase/schemas`. It changes with every character. */
export async function hashSchemas(): Promise<string> {
	const hash = createHash('sha256');
	for (const { file, text } of await readSchemas()) hash.update(`${file}\0${text}\0`);
	return hash.digest('hex').slice(0, 16);
}

/** Returns the hash of the schemas that the committed types were generated from. */
export async function hashInTypes(): Promise<string | undefined> {
	return /^\/\/ schemas ([0-9a-f]{16})$/m.exec(await readFile(typesFile, 'utf8'))?.[1];
}

/** Calls `work` with a folder whose only migration contains all of `supabase/schemas`. Removes the folder afterwards. */
export async function withSchemasAsMigration<T>(work: (migrationsDir: string) => Promise<T>): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), 'waende-schemas-'));
	try {
		const all = (await readSchemas()).map(({ text }) => text).join('\n');
		await writeFile(join(folder, '20000101000000_schemas.sql'), all);
		return await work(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Matches comments, dollar-quoted bodies, strings, quoted names, and the end of a statement. */
const parts = /--[^\n]*|\$\$.*?\$\$|'(?:[^']|'')*'|"[^"]*"|;/gs;

/** Splits SQL into statements. Removes comments, collapses white space to one space, and replaces bodies with `$$`. */
export function splitStatements(text: string): string[] {
	const marked = text.replace(parts, (part) => {
		if (part.startsWith('--')) return ' ';
		if (part.startsWith('$$')) return '$$';
		return part === ';' ? '\0' : part;
	});
	return marked
		.split('\0')
		.map((statement) => statement.replace(/\s+/g, ' ').trim())
		.filter(Boolean);
}
