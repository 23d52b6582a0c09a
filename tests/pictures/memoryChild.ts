/**
 * Takes one picture as the site does, then makes all its files from its master. Prints the answer and the peak of the resident memory of
 * this process in bytes. `node memoryChild.ts FILE`
 */
import { readFileSync } from 'node:fs';
import { makePyramid } from '../../src/lib/images/make/pyramid.server.ts';
import { makeSet } from '../../src/lib/images/make/set.server.ts';
import { toSrgb } from '../../src/lib/images/make/wide.server.ts';
import { openMaster } from '../../src/lib/images/take/master.server.ts';
import { inTurn, takeInTurn } from '../../src/lib/images/take/queue.server.ts';

/** The peak so far, as Linux counts it. */
const peak = (): number => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;

async function taken(): Promise<{ reason: string } | { master: Buffer }> {
	const answer = await takeInTurn(readFileSync(process.argv[2]!));
	return answer.ok ? { master: answer.master.bytes } : { reason: answer.reason };
}

const before = peak();
const answer = await taken();
const take = peak();
if ('master' in answer) {
	const master = await openMaster(answer.master);
	await inTurn(master.memoryBytes, async () => {
		await makeSet(master, 'all', null);
		await makePyramid(toSrgb(master.open().autoOrient().flatten({ background: '#ffffff' }), master.metadata), master.metadata.autoOrient);
	});
}
console.log(JSON.stringify({ reason: 'reason' in answer ? answer.reason : null, before, take, peak: peak() }));
