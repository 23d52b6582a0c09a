import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSemaphore } from './semaphore.ts';

const later = () => new Promise<void>((resolve) => setImmediate(resolve));

test('runs everything, in order, and never more than the capacity at once', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 30 }), async (weights) => {
			const semaphore = createSemaphore(10);
			let now = 0;
			const started: number[] = [];
			await Promise.all(
				weights.map((weight, i) =>
					semaphore.run(weight, async () => {
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

test('frees the capacity of work that fails', async () => {
	const semaphore = createSemaphore(1);
	await expect(semaphore.run(1, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
	expect(await semaphore.run(1, () => Promise.resolve('next'))).toBe('next');
});
