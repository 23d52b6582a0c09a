/** `npm test`: everything that must hold. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium.ts';
import { gatherTemporaryFiles } from './test/temporaryFiles.ts';
import { playwright, statics, tool, unit, vitest } from './test/parts.ts';
import { runParts } from './test/run.ts';

await gatherTemporaryFiles();
const chromium = findChromium();
// A failure shows where the browser is needed.
chromium.catch(() => undefined);
const servers = ['faults', 'start', 'site', 'mail', 'access'].map((name) => `tests/${name}`);
process.env.E2E_DEMO = await mkdtemp(join(tmpdir(), 'waende-demo-'));

process.exitCode = await runParts([
	[
		...statics,
		unit,
		vitest('servers', ...servers),
		// These files only talk to databases, so they can share their modules.
		vitest('policies', 'tests/policies', '--no-isolate'),
		// The picture tests run in their own process, because they measure its memory.
		vitest('pictures', 'tests/pictures'),
		tool('demo programme', ['node', 'tests/e2e/demo.ts', process.env.E2E_DEMO])
	],
	[playwright('end to end', chromium)]
]);
