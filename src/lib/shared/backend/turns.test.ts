import { expect, test } from 'vitest';
import { createTurns, TooManyWaiting } from './turns.ts';

/** Work that ends when `end` is called. `begun`: the names of what has begun, in order. */
function makeWork() {
	const begun: string[] = [];
	const ends = new Map<string, () => void>();
	const work = (name: string) => () => {
		begun.push(name);
		return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
	};
	const end = async (name: string) => {
		ends.get(name)!();
		await new Promise((resolve) => setTimeout(resolve));
	};
	return { begun, work, end };
}

test('the lower rank goes first, and within a rank who came first', async () => {
	const { begun, work, end } = makeWork();
	const turns = createTurns([9, 9]);
	const all = ['v1', 'v2', 'p1', 'v3', 'p2'].map((name) => turns(name.startsWith('p') ? 0 : 1, work(name)));
	for (const name of ['v1', 'p1', 'p2', 'v2', 'v3']) await end(name);
	expect(begun).toEqual(['v1', 'p1', 'p2', 'v2', 'v3']);
	expect(await Promise.all(all)).toEqual(['v1', 'v2', 'p1', 'v3', 'p2']);
});

test('refuses those of a rank who are too many, and nobody else', async () => {
	const { begun, work, end } = makeWork();
	const turns = createTurns([1, 2]);
	const all = ['a', 'b', 'c'].map((name) => turns(1, work(name)));
	await expect(turns(1, work('d'))).rejects.toThrow(TooManyWaiting);
	const person = turns(0, work('p'));
	for (const name of ['a', 'p', 'b', 'c']) await end(name);
	await Promise.all([...all, person]);
	expect(begun).toEqual(['a', 'p', 'b', 'c']);
});

test('goes on after an error', async () => {
	const turns = createTurns([9]);
	const failed = turns(0, () => Promise.reject(new Error('no')));
	const next = turns(0, async () => 'done');
	await expect(failed).rejects.toThrow('no');
	expect(await next).toBe('done');
	expect(await turns(0, async () => 'again')).toBe('again');
});
