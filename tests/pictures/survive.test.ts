import { readdirSync, readFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RefusalReason } from '../../src/lib/images/take/limits.ts';
import { openMaster } from '../../src/lib/images/take/master.server.ts';
import { inTurn, takeInTurn } from '../../src/lib/images/take/queue.server.ts';
import { refusalText } from '../../src/lib/images/take/refusals.ts';
import { makeSet } from '../../src/lib/images/make/set.server.ts';
import { createSemaphore } from '../../src/lib/shared/backend/semaphore.ts';
import table from './expected.json' with { type: 'json' };

/**
 * Uploads all test files, one after the other, then twice all at once. `expected.json` holds what a file is, according to its origin and
 * its own header. `either`: files that once broke a decoder; any answer is right as long as there is one. Always uses the files of the
 * repository. Also uses the folders in PICTURES_DIR (separated like PATH), and then makes all published files, too. The memory limit is
 * for MALLOC_ARENA_MAX=2, as src/server/start sets it.
 */
type Expected = { class: 'accepted'; width: number; height: number } | { class: 'refused'; reason: RefusalReason } | { class: 'either' };
const expectations = table as Record<string, Expected>;

const own = join(import.meta.dirname, '../fixtures/images');
const more = (process.env['PICTURES_DIR'] ?? '').split(delimiter).filter(Boolean);
const files = [own, ...more]
	.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
	.filter((path) => !path.endsWith('.json'));
const maxBytes = 1_500_000_000;
/** One loop makes the remaining files, as on the site. */
const worker = createSemaphore(1);
const normal = join(own, 'phone__HTC_One_M8.jpg');

/** Uploads a file and returns the answer in the form of the table. Tries again when the answer is `busy`, as a person would. */
async function answerTo(path: string): Promise<Expected> {
	const bytes = readFileSync(path);
	for (;;) {
		const taken = await takeInTurn(bytes);
		if (!taken.ok && taken.reason === 'busy') {
			await sleep(50);
			continue;
		}
		if (!taken.ok) return { class: 'refused', reason: taken.reason };
		if (more.length > 0) {
			const opened = await openMaster(taken.master.bytes);
			const all = await worker.run(1, () => inTurn(opened.memoryBytes, () => makeSet(opened, 'all', null)));
			expect([all.width, all.height]).toEqual([taken.set.width, taken.set.height]);
		}
		return { class: 'accepted', width: taken.set.width, height: taken.set.height };
	}
}

function expectAnswer(path: string, answer: Expected): void {
	const expected = expectations[basename(path)] ?? { class: 'either' };
	if (expected.class !== 'either') expect(answer).toEqual(expected);
	else if (answer.class === 'refused') expect(refusalText(answer.reason, 60_000_000, 'de')).not.toBe('');
}

let highest = 0;
let sampling: NodeJS.Timeout;
beforeAll(() => {
	sampling = setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), 20);
});
afterAll(() => clearInterval(sampling));

describe('one after the other', () => {
	test.each(files)('answers %s as expected', { timeout: 60_000 }, async (path) => {
		expectAnswer(path, await answerTo(path));
	});
});

test('answers all files as expected when they arrive at once, twice', { timeout: 1_200_000 }, async () => {
	for (let round = 0; round < 2; round++) {
		const answers = await Promise.all(files.map(answerTo));
		answers.forEach((answer, i) => expectAnswer(files[i]!, answer));
	}
});

test('afterwards a photograph is still accepted, and memory stayed below its limit', async () => {
	expectAnswer(normal, await answerTo(normal));
	// The maximum of our own samples and of the operating system (KiB).
	const peak = Math.max(highest, process.resourceUsage().maxRSS * 1024);
	console.log(`${files.length} files, resident memory at most ${Math.round(peak / 1e6)} MB`);
	expect(peak).toBeLessThan(maxBytes);
});
