import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

const later = () => new Promise<void>((resolve) => setImmediate(resolve));

test('never more than fits at once, everything runs, in the order it came', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 30 }), async (weights) => {
			const turns = createTurns(10);
			let now = 0;
			const started: number[] = [];
			await Promise.all(
				weights.map((weight, i) =>
					turns.run(weight, async () => {
						started.push(i);
						expect(now === 0 || now + weight <= 10).toBe(true);
						now += weight;
						await later();
						now -= weight;
					})
				)
			);
			expect(started).toEqual(weights.map((_, i) => i));
			expect(now).toBe(0);
		}),
		{ numRuns: 50 }
	);
});

test('what fails gives its room back', async () => {
	const turns = createTurns(1);
	await expect(turns.run(1, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
	expect(await turns.run(1, () => Promise.resolve('next'))).toBe('next');
});
