import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const manifest = z.object({
	format: z.literal(1),
	/** The moment whose rows and pictures the archive holds. */
	at: z.iso.datetime(),
	/** Versions of the migrations that made its tables. */
	migrations: z.array(z.string().regex(/^\d{14}$/)),
	/** The columns of each table, by `schema.table`, in the order of the values in its file. */
	tables: z.record(z.string().regex(/^\w+\.\w+$/), z.array(z.string())),
	/** The last number of each sequence, null when it has given none. */
	sequences: z.record(z.string(), z.string().nullable()),
	/** Pictures that were missing in the storage already when the archive was made. */
	missing: z.array(z.string())
});

/** What an archive says about itself. */
export type Manifest = z.infer<typeof manifest>;

const fileIn = (folder: string) => join(folder, 'manifest.json');

export const writeManifest = (folder: string, value: Manifest): Promise<void> =>
	writeFile(fileIn(folder), JSON.stringify(value, null, '\t'), { mode: 0o600 });

/** @throws Error with one line of text when this version of the program can't read it. */
export async function readManifest(folder: string): Promise<Manifest> {
	const text = await readFile(fileIn(folder), 'utf8').catch(() => '{}');
	const parsed = manifest.safeParse(JSON.parse(text));
	if (!parsed.success) throw new Error('The archive has another format: restore it with the version of the program that made it.');
	return parsed.data;
}
