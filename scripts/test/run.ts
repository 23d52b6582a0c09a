import { availableParallelism } from 'node:os';
import { createSemaphore } from '../../src/lib/shared/backend/semaphore.ts';
import type { Part } from './parts.ts';

/**
 * Runs the groups one after another, and of a group as many parts at a time as there are processors, in their order. Prints a line for
 * each part, then all failures, then `N passed, N failed`. Returns the exit code: 0 only if at least one test ran and all passed.
 */
export async function runParts(groups: Part[][]): Promise<0 | 1> {
	let passed = 0;
	const failures: string[] = [];
	const turns = createSemaphore(availableParallelism());
	for (const group of groups) {
		const began = performance.now();
		for (const { name, outcome: pending } of group.map(({ name, run }) => ({ name, outcome: turns.run(1, run) }))) {
			process.stdout.write(`${name} … `);
			const outcome = await pending;
			const seconds = ((performance.now() - began) / 1000).toFixed(1);
			console.log(`${outcome.passed} passed${outcome.failures.length ? `, ${outcome.failures.length} FAILED` : ''} (${seconds} s)`);
			passed += outcome.passed;
			failures.push(...outcome.failures.map((failure) => `✗ ${name}: ${failure}`));
		}
	}
	for (const failure of failures) console.log(`\n${failure}`);
	console.log(`\n${passed} passed, ${failures.length} failed`);
	return passed > 0 && failures.length === 0 ? 0 : 1;
}
