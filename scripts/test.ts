/** `npm test`: everything that must hold. */
import { findChromium } from './chromium.ts';
import { playwright, statics, vitest } from './test/parts.ts';
import { runParts } from './test/run.ts';

process.exitCode = await runParts([
	statics,
	// Without isolation, because most files are small and pure, and loading everything anew for each took half of the time.
	[
		vitest('unit', '--no-isolate', ...['policies', 'start', 'faults'].flatMap((part) => ['--exclude', `tests/${part}/**`])),
		vitest('start', 'tests/start')
	],
	[vitest('policies', 'tests/policies'), vitest('faults', 'tests/faults')],
	[playwright('end to end', await findChromium())]
]);
