import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownPlaces, parameters } from '../../src/server/http/parameters.ts';

/** The files of the routes whose answers everybody shares, by the address of their route. */
const routes = new Map<string, string[]>();
for (const file of globSync('src/routes/**/*.{ts,svelte}')) {
	const route =
		dirname(file)
			.replace(/^src\/routes/, '')
			.replace('/(gallery)', '') || '/';
	if (!ownPlaces.has(route.split('/')[1] ?? '')) routes.set(route, [...(routes.get(route) ?? []), file]);
}

/** The names of parameters that a source reads. `?` stands for a use that names none. */
const namesIn = (source: string): string[] =>
	[...source.matchAll(/searchParams(?:\s*\.(?:get|getAll|has)\(\s*'([^']+)'\s*\))?/g)].map(([, name]) => name ?? '?');

describe('the parameters that public pages read are declared in src/server/http/parameters.ts', () => {
	test('there are routes', () => expect(routes.size).toBeGreaterThan(30));

	test.each([...routes])('%s', (route, files) => {
		const read = files.flatMap((file) => namesIn(readFileSync(file, 'utf8')));
		expect([...new Set(read)].sort()).toEqual(Object.keys(parameters[route] ?? {}).sort());
	});

	test('and nothing else is declared', () => expect(Object.keys(parameters).filter((route) => !routes.has(route))).toEqual([]));

	test('a use without a name is found', () => {
		expect(namesIn("url.searchParams.get('a'); [...url.searchParams]; event.url.searchParams.has( 'b' )")).toEqual(['a', '?', 'b']);
	});
});
