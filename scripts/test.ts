/** `npm test`: everything that must hold. */
import { findChromium } from './chromium.ts';
import { playwright, statics, unit, vitest } from './test/parts.ts';
import { runParts } from './test/run.ts';

const folders = ['faults', 'start', 'site', 'mail', 'access', 'policies'].map((name) => `tests/${name}`);

process.exitCode = await runParts([
	[...statics, unit],
	// All at once, because each of them waits for answers part of the time. The picture tests run in their own process, because they
	// measure its memory.
	[playwright('end to end', await findChromium()), vitest('servers', ...folders), vitest('pictures', 'tests/pictures')]
]);
