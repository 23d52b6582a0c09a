/** `npm test`: all tests. */
import { findChromium } from './chromium.ts';
import { playwright, statics, vitest } from './test/parts.ts';
import { runParts } from './test/run.ts';

process.exitCode = await runParts([
	statics,
	// Without isolation: most files are small and pure, and loading all modules anew for each file took half of the time.
	[
		vitest('unit', '--no-isolate', ...['policies', 'start', 'faults', 'pictures'].flatMap((part) => ['--exclude', `tests/${part}/**`])),
		vitest('start', 'tests/start')
	],
	// The picture tests run in their own process, because they measure its memory.
	[vitest('policies', 'tests/policies'), vitest('faults', 'tests/faults'), vitest('pictures', 'tests/pictures')],
	[playwright('end to end', await findChromium())]
]);
