import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

/** The directions between features are rules of the linter; here a wrong import is tried for each kind of rule. */
const eslint = new ESLint();

async function complaints(filePath: string, code: string): Promise<string[]> {
	const [result] = await eslint.lintText(code, { filePath });
	return result!.messages.filter(({ ruleId }) => ruleId === 'no-restricted-imports').map(({ message }) => message);
}

const using = (path: string) => `import { x } from '${path}';\nexport const y = x;\n`;

test.each([
	['walls uses nothing but shared', 'src/lib/walls/rect.ts', '#lib/artworks/artwork.ts'],
	['a feature uses none that stands below it', 'src/lib/artworks/artwork.server.ts', '../../src/lib/exhibitions/hang/hang.ts'],
	['neither by a relative way', 'src/lib/artworks/artwork.server.ts', '../exhibitions/hang.ts'],
	['nor in a component', 'src/lib/people/Who.svelte', '../../src/lib/gallery/read/types.ts'],
	['nothing imports routes', 'src/lib/gallery/shows.server.ts', '../../routes/studio/form.ts'],
	['a pure file knows no framework', 'src/lib/walls/rect.ts', '$app/state'],
	['a pure file knows no machine', 'src/lib/shared/dates.ts', 'node:fs'],
	['a pure file knows no backend', 'src/lib/calls/states.ts', '@supabase/supabase-js'],
	['a pure file does not reach for the server', 'src/lib/calls/states.ts', './review.server.ts']
])('%s', async (_rule, file, path) => {
	const code = file.endsWith('.svelte') ? `<script lang="ts">\n${using(path).replace('export ', '')}</script>\n{y}` : using(path);
	expect(await complaints(file, code)).toHaveLength(1);
});

test.each([
	['src/lib/walls/rect.ts', '#lib/shared/length.ts'],
	['src/lib/gallery/shows.server.ts', '../../src/lib/exhibitions/hang/hang.ts'],
	['src/lib/calls/review.server.ts', '@supabase/supabase-js']
])('%s may import %s', async (file, path) => {
	expect(await complaints(file, using(path))).toEqual([]);
});
