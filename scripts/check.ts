/** `npm run check`: the quick part of `npm test` - no browser, no server. */
import { statics, vitest } from './test/parts.ts';
import { runParts } from './test/run.ts';

process.exitCode = await runParts([statics, [vitest('unit', 'src', 'tests/architecture')]]);
