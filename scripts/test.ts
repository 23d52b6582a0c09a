/** `npm test`: everything that must hold. */
import { findChromium } from './chromium.ts';
import { playwright, statics, vitest } from './test/parts.ts';
import { runParts } from './test/run.ts';

process.exitCode = await runParts([
	statics,
	// Without isolation, because most files are small and pure, and loading everything anew for each took half of the time.
	[
		vitest(
			'unit',
			'--no-isolate',
			...['access', 'policies', 'start', 'faults', 'pictures'].flatMap((part) => ['--exclude', `tests/${part}/**`])
		),
		vitest('start', 'tests/start'),
		vitest('access', 'tests/access')
	],
	// The pictures in a process of their own: its memory is measured.
	[vitest('policies', 'tests/policies'), vitest('faults', 'tests/faults'), vitest('pictures', 'tests/pictures')],
	[playwright('end to end', await findChromium())]
]);
