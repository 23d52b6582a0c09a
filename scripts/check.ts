/** `npm run check`: the quick part of `npm test`, without browser and server. */
import { statics, vitest } from './test/parts.ts';
import { runParts } from './test/run.ts';

process.exitCode = await runParts([statics, [vitest('unit', 'src', '--passWithNoTests')]]);
