import { expect, test } from 'vitest';
import { bounds } from './bounds.ts';
import { inMemory } from './memory.ts';

/** Starts work that ends when `end` is called. */
function start(bytes: number) {
	const end = Promise.withResolvers<void>();
	const work = { runs: false, end: end.resolve, done: Promise.resolve() };
	work.done = inMemory(bytes, () => ((work.runs = true), end.promise));
	return work;
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('large forms come one after the other, small ones beside them up to their bound', async () => {
	const large = [start(60e6), start(17e6)];
	const small = Array.from({ length: 4 }, () => start(bounds.smallBytes));
	await settle();
	expect([...large, ...small].map(({ runs }) => runs)).toEqual([true, false, true, true, true, false]);
	large[0]!.end();
	small[0]!.end();
	await settle();
	expect([large[1]!.runs, small[3]!.runs]).toEqual([true, true]);
	for (const { end } of [...large, ...small]) end();
	await Promise.all([...large, ...small].map(({ done }) => done));
});
