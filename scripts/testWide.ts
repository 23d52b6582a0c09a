/** `npm run test:wide`: what is wide rather than deep. Every page in every language, width and scheme. */
import { findChromium } from './chromium.ts';
import { playwright } from './test/parts.ts';
import { runParts } from './test/run.ts';

process.exitCode = await runParts([[playwright('every page in every way', await findChromium(), ['tests/e2e/pages'], { WIDE: '1' })]]);
