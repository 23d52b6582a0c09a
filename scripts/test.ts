/** `npm test`: everything that must hold. */
import { findChromium } from './chromium.ts';
import { playwright, statics, vitest } from './test/parts.ts';
import { runParts } from './test/run.ts';

process.exitCode = await runParts([
	statics,
	[vitest('unit', '--exclude', 'tests/policies/**', '--exclude', 'tests/start/**'), vitest('start', 'tests/start')],
	[vitest('policies', 'tests/policies')],
	[playwright('end to end', await findChromium())]
]);
