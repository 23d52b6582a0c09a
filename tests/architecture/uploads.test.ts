import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readRoutes } from '../access/routes.ts';
import { uploadActions } from '../../src/server/http/uploads/addresses.ts';

const read = (path: string): string => readFileSync(path, 'utf8');
/** The names of the actions that forms with files are sent to. */
const names = new Set(
	globSync('src/**/*.svelte').flatMap((path) =>
		[...read(path).matchAll(/action="\?\/(\w+)"[^>]*enctype="multipart\/form-data"/g)].map(([, name = '']) => name)
	)
);

test('every form with a file has an address that takes one, and no other address does', () => {
	const actions = readRoutes().flatMap(({ id, actions: named }) => named.map((name) => ({ name, action: `${id}?/${name}` })));
	const found = actions.filter(({ name }) => names.has(name)).map(({ action }) => action);
	expect(found.sort()).toEqual([...uploadActions].sort());
	expect(globSync('src/**/*.svelte').filter((path) => /type="file"/.test(read(path)) && !/enctype="multipart/.test(read(path)))).toEqual(
		[]
	);
});
