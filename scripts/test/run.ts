import type { Part } from './parts.ts';

/**
 * Runs `parts` one after another, with a line for each, then what failed, then `N passed, N failed`.
 * Returns the exit code: 0 only if something ran and all of it passed.
 */
export async function runParts(parts: Part[]): Promise<0 | 1> {
	let passed = 0;
	const failures: string[] = [];
	for (const part of parts) {
		const began = performance.now();
		process.stdout.write(`${part.name} … `);
		const outcome = await part.run();
		const seconds = ((performance.now() - began) / 1000).toFixed(1);
		console.log(`${outcome.passed} passed${outcome.failures.length ? `, ${outcome.failures.length} FAILED` : ''} (${seconds} s)`);
		passed += outcome.passed;
		failures.push(...outcome.failures.map((failure) => `✗ ${part.name}: ${failure}`));
	}
	for (const failure of failures) console.log(`\n${failure}`);
	console.log(`\n${passed} passed, ${failures.length} failed`);
	return passed > 0 && failures.length === 0 ? 0 : 1;
}
