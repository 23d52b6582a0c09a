import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import config from '../../.dependency-cruiser.js';

/** Each import that a rule forbids, in a small tree of its own. The rules resolve paths, so the files are really there. */
const forbidden = [
	['walls uses only what stands above it', 'src/lib/walls/one.ts', '#lib/artworks/pure.ts'],
	['walls uses only what stands above it', 'src/lib/walls/deep/er/two.ts', '../../../people/pure.ts'],
	['artworks uses only what stands above it', 'src/lib/artworks/a.server.ts', '#lib/exhibitions/pure.ts'],
	['artworks uses only what stands above it', 'src/lib/artworks/b.server.ts', '../exhibitions/pure.ts'],
	['gallery uses only what stands above it', 'src/lib/gallery/room/draw/c.ts', '../../../search/pure.ts'],
	['people uses only what stands above it', 'src/lib/people/Who.svelte', '#lib/gallery/pure.ts'],
	['nothing imports routes', 'src/lib/gallery/d.server.ts', '../../routes/form.ts'],
	['nothing imports routes', 'src/server/e.ts', '../routes/form.ts'],
	['pure files import pure files only', 'src/lib/walls/f.ts', '$app/state'],
	['pure files import pure files only', 'src/lib/shared/g.ts', 'node:fs'],
	['pure files import pure files only', 'src/lib/images/iiif/h.ts', 'node:fs'],
	['pure files import pure files only', 'src/lib/calls/i.ts', '@supabase/supabase-js'],
	['pure files import pure files only', 'src/lib/calls/deep/j.ts', '../k.server.ts'],
	['pure files import pure files only', 'src/lib/gallery/l.ts', './room/walk/walker.ts'],
	['production imports no tools', 'src/lib/mail/m.server.ts', '../../../scripts/tool.ts'],
	['the server imports nothing of the bundle that keeps a state', 'src/server/n.ts', '#lib/calls/k.server.ts'],
	['no cycles', 'src/lib/papers/o.ts', './p.ts']
] as const;

const allowed = [
	['src/lib/walls/fine.ts', '#lib/shared/pure.ts'],
	['src/lib/walls/library.ts', 'zod'],
	['src/lib/gallery/room/walk/fine.ts', '#lib/exhibitions/pure.ts'],
	['src/lib/calls/fine.server.ts', '@supabase/supabase-js'],
	['src/server/fine.ts', '#lib/calls/pure.ts']
] as const;

const targets = [
	...['shared', 'people', 'artworks', 'calls', 'exhibitions', 'gallery', 'search'].map((name) => `src/lib/${name}/pure.ts`),
	'src/lib/calls/k.server.ts',
	'src/lib/gallery/room/walk/walker.ts',
	'src/routes/form.ts',
	'scripts/tool.ts'
];

const statically = (path: string) => `import { x } from '${path}';\nexport const y = x;\n`;
const dynamically = (path: string) => `export const y = async () => (await import('${path}')).x;\n`;
const code = (file: string, text: string) =>
	file.endsWith('.svelte') ? `<script lang="ts">\n${text.replace('export ', '')}</script>\n{y}` : text;

describe.each([
	['static', statically],
	['dynamic', dynamically]
])('with %s imports', (_kind, importing) => {
	let folder: string;
	let violations: string[];

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'waende-imports-'));
		const write = async (file: string, text: string) => {
			await mkdir(dirname(join(folder, file)), { recursive: true });
			await writeFile(join(folder, file), code(file, text));
		};
		for (const file of ['package.json', 'tsconfig.json']) await cp(file, join(folder, file));
		for (const file of targets) await write(file, 'export const x = 1;\n');
		for (const [, file, path] of forbidden) await write(file, importing(path));
		for (const [file, path] of allowed) await write(file, importing(path));
		await write('src/lib/papers/p.ts', importing('./o.ts'));
		const { options, ...rules } = config;
		const { output } = await cruise(['src'], { ...options, tsConfig: {}, ruleSet: rules, validate: true, baseDir: folder });
		violations = (output as ICruiseResult).summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
	});
	afterAll(() => rm(folder, { recursive: true, force: true }));

	test.each(forbidden)('%s: refuses an import in %s of %s', (rule, file) => {
		expect(violations).toContain(`${rule}: ${file}`);
	});

	test('refuses nothing else', () => {
		const expected = new Set<string>(forbidden.map(([rule, file]) => `${rule}: ${file}`));
		expect(violations.filter((violation) => !expected.has(violation) && violation !== 'no cycles: src/lib/papers/p.ts')).toEqual([]);
	});
});
