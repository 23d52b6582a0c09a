import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const schemasDir = join(import.meta.dirname, '../../supabase/schemas');

/** The files of `supabase/schemas` in the order in which they are applied. */
export async function readSchemas(): Promise<{ file: string; text: string }[]> {
	const files = (await readdir(schemasDir)).sort();
	return Promise.all(files.map(async (file) => ({ file, text: await readFile(join(schemasDir, file), 'utf8') })));
}

/** Comments, dollar-quoted bodies, strings, quoted names, and the end of a statement. */
const parts = /--[^\n]*|\$\$.*?\$\$|'(?:[^']|'')*'|"[^"]*"|;/gs;

/** Splits SQL into statements. Comments are dropped, white space becomes one blank, bodies become `$$`. */
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
