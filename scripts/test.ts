/** `npm test`: everything that must hold. */
import { findChromium } from './chromium.ts';
import { playwright, statics, unit, vitest } from './test/parts.ts';
import { runParts } from './test/run.ts';

process.exitCode = await runParts([
	statics,
	[unit, vitest('start', 'tests/start', 'tests/site', 'tests/mail'), vitest('access', 'tests/access')],
	// The picture tests run in their own process, because they measure its memory.
	[vitest('policies', 'tests/policies'), vitest('faults', 'tests/faults'), vitest('pictures', 'tests/pictures')],
	[playwright('end to end', await findChromium())]
]);
