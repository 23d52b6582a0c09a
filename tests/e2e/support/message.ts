import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../src/lib');

function read(language: string): Record<string, unknown> {
	const files = globSync(`*/messages/${language}.json`, { cwd: folder });
	return Object.assign({}, ...files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as object)) as Record<
		string,
		unknown
	>;
}
const messages = { de: read('de'), en: read('en'), ar: read('ar') };

/** Returns a message of the site with its values filled in. @throws if the site has no such message. */
export function message(key: string, values: Record<string, string | number> = {}, language: keyof typeof messages = 'de'): string {
	const text = messages[language][key];
	if (typeof text !== 'string') throw new Error(`There is no message ${key} in ${language}.`);
	return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? `{${name}}`));
}
