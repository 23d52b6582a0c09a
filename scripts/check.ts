/** `npm run check`: the quick part of `npm test`. It needs no browser and no server, and takes under a minute. */
import { statics, unit } from './test/parts.ts';
import { runParts } from './test/run.ts';

process.exitCode = await runParts([[...statics, unit]]);
