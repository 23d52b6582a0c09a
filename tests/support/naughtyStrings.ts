import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const file = join(import.meta.dirname, '../fixtures/text/big-list-of-naughty-strings__blns.json');

/** Texts that have broken programs: markup, odd spaces, combining marks, right-to-left overrides and many more. Some are empty. */
export const naughtyStrings = JSON.parse(readFileSync(file, 'utf8')) as string[];

/** For slow tests: every fourth string in `npm test`, all of them in `npm run test:wide`. */
export const sampledStrings = process.env.WIDE === '1' ? naughtyStrings : naughtyStrings.filter((_, at) => at % 4 === 0);
