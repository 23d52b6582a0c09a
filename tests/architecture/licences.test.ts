import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Lock = { packages: Record<string, { license?: string; dev?: boolean }> };
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

/** Licences compatible with the EUPL-1.2, as SPDX expressions of the lock file. LGPL code is used unmodified, in separate files. */
const allowed = new Set([
	'0BSD',
	'Apache-2.0',
	'Apache-2.0 AND LGPL-3.0-or-later',
	'Apache-2.0 AND LGPL-3.0-or-later AND MIT',
	'BlueOak-1.0.0',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'CC0-1.0',
	'ISC',
	'LGPL-3.0',
	'LGPL-3.0-or-later',
	'MIT',
	'MIT-0',
	'MIT AND OFL-1.1',
	'(MIT OR EUPL-1.1+)',
	'MPL-2.0',
	'OFL-1.1',
	'Unlicense'
]);

/** Packages that state their licence only in a file. Both are used only for building and are not shipped. */
const readByHand: Record<string, string> = {
	'node_modules/@inlang/plugin-message-format': 'MIT',
	'node_modules/sqlite-wasm-kysely': 'MIT'
};

const licenceOf = (path: string): string => packages[path]?.license ?? readByHand[path] ?? 'unknown';

test('every package has a licence that is compatible with ours', () => {
	const foreign = Object.keys(packages).filter((path) => path !== '' && !allowed.has(licenceOf(path)));
	expect(foreign.map((path) => `${path}: ${licenceOf(path)}`)).toEqual([]);
});

test('the manual list contains only development packages that need it', () => {
	for (const path of Object.keys(readByHand)) {
		expect(packages[path]?.dev, path).toBe(true);
		expect(packages[path]?.license, path).toBeUndefined();
	}
});
