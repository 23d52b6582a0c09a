/** `npm test`: everything that must hold. */
import { findChromium } from './chromium.ts';
import { playwright, statics, unit, vitest } from './test/parts.ts';
import { runParts } from './test/run.ts';

const folders = ['faults', 'start', 'site', 'mail', 'access', 'policies'].map((name) => `tests/${name}`);

process.exitCode = await runParts([
	[...statics, unit],
	// The picture tests run in their own process, because they measure its memory.
	[vitest('servers', ...folders), vitest('pictures', 'tests/pictures')],
	[playwright('end to end', await findChromium())]
]);
