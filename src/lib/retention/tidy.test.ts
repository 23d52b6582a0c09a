import { expect, test } from 'vitest';
import { type Batch, tidyKind } from './tidy.ts';

const files = (bucket: string, count: number) => Array.from({ length: count }, (_, n) => ({ bucket, path: `${n}` }));

test('works through all batches and removes files of each bucket, at most 500 at once', async () => {
	const batches: Batch[] = [
		{ count: 20, more: true, files: [...files('masters', 2), ...files('pictures', 1100)] },
		{ count: 3, more: false, files: [] }
	];
	const removed: [string, number][] = [];
	const done = await tidyKind(
		'drafts',
		{ next: async () => batches.shift()!, remove: async (bucket, paths) => void removed.push([bucket, paths.length]) },
		async () => true
	);
	expect(done).toEqual({ count: 23, files: 1102 });
	expect(removed).toEqual([
		['masters', 2],
		['pictures', 500],
		['pictures', 500],
		['pictures', 100]
	]);
});

test('stops before the next batch when somebody else has the work', async () => {
	let asked = 0;
	const next = async () => ({ count: 5, more: true, files: [] });
	expect(await tidyKind('mails', { next, remove: async () => undefined }, async () => asked++ < 2)).toEqual({ count: 10, files: 0 });
});

test('stops when files can’t be removed, instead of asking for the same files for ever', async () => {
	const next = async () => ({ count: 1, more: true, files: files('papers', 1) });
	const remove = () => Promise.reject(new Error('storage is full'));
	await expect(tidyKind('orphans', { next, remove }, async () => true)).rejects.toThrow('storage is full');
});
