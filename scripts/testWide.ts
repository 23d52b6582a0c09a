/**
 * `npm run test:wide`: what is wide rather than deep. Every page in every language, width and scheme; every policy test on both databases,
 * every story on the embedded backend; every naughty string; commands that few people need.
 */
import { findChromium } from './chromium.ts';
import { gatherTemporaryFiles } from './test/temporaryFiles.ts';
import { playwright, vitest } from './test/parts.ts';
import { runParts } from './test/run.ts';

await gatherTemporaryFiles();
process.env.WIDE = '1';
process.exitCode = await runParts([
	[
		vitest('policies on both databases', 'tests/policies', '--no-isolate'),
		vitest('every string on labels', 'src/lib/papers/labelCards'),
		vitest('commands', 'tests/wide')
	],
	[playwright('every story on the embedded backend, every page in every way', findChromium())]
]);
