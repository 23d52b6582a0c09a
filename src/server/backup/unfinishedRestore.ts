import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';

/** How a folder begins in which a restore makes a house. */
export const draftPrefix = 'restoring-';

/** What to say where a restore was killed, because half of an archive may be there. Null where none was. */
export async function unfinishedRestore(dataDir: string): Promise<string | null> {
	const names = existsSync(dataDir) ? await readdir(dataDir) : [];
	if (!names.some((name) => name.startsWith(draftPrefix))) return null;
	return `A restore into ${dataDir} was interrupted. Remove everything in it and restore again.`;
}
