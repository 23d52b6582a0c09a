/** `npm test`: everything that must hold. */
import { findChromium } from './chromium.ts';
import { playwright, tool, vitest } from './test/parts.ts';
import { runParts } from './test/run.ts';

process.exitCode = await runParts([
	tool('types', ['svelte-kit', 'sync'], ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings']),
	tool('lint', ['eslint', '.']),
	tool('format', ['prettier', '--check', '--log-level', 'warn', '.']),
	vitest('unit', '--exclude', 'tests/policies/**', '--exclude', 'tests/start/**'),
	vitest('policies', 'tests/policies'),
	vitest('start', 'tests/start'),
	playwright('end to end', await findChromium())
]);
