/** `npm run check`: the quick part of `npm test` - no browser, no server. */
import { tool, vitest } from './test/parts.ts';
import { runParts } from './test/run.ts';

process.exitCode = await runParts([
	tool('types', ['svelte-kit', 'sync'], ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings']),
	tool('lint', ['eslint', '.']),
	tool('format', ['prettier', '--check', '--log-level', 'warn', '.']),
	vitest('unit', 'src', '--passWithNoTests')
]);
