import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import type { Outcome } from './parts.ts';

const vitestReport = z.object({
	testResults: z.array(
		z.object({
			name: z.string(),
			status: z.string(),
			message: z.string().default(''),
			assertionResults: z.array(z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }))
		})
	)
});

/** Reads Vitest's JSON report. A file that fails to load counts as one failure. */
export function readVitest(json: string): Outcome {
	const { testResults } = vitestReport.parse(JSON.parse(json));
	const outcome: Outcome = { passed: 0, failures: [] };
	for (const file of testResults) {
		const name = relative(process.cwd(), file.name);
		const failed = file.assertionResults.filter(({ status }) => status === 'failed');
		outcome.passed += file.assertionResults.filter(({ status }) => status === 'passed').length;
		outcome.failures.push(...failed.map((test) => `${name} › ${test.fullName}\n${shorten(test.failureMessages?.join('\n') ?? '')}`));
		if (file.status === 'failed' && failed.length === 0) outcome.failures.push(`${name}\n${shorten(file.message)}`);
	}
	return outcome;
}

const playwrightTest = z.object({
	status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
	results: z.array(z.object({ errors: z.array(z.object({ message: z.string().default('') })).default([]) }))
});
const playwrightSpec = z.object({ title: z.string(), file: z.string(), tests: z.array(playwrightTest) });
type Suite = { specs?: z.infer<typeof playwrightSpec>[] | undefined; suites?: Suite[] | undefined };
const playwrightSuite: z.ZodType<Suite> = z.lazy(() =>
	z.object({ specs: z.array(playwrightSpec).optional(), suites: z.array(playwrightSuite).optional() })
);
const playwrightReport = z.object({
	suites: z.array(playwrightSuite),
	errors: z.array(z.object({ message: z.string().default('') })).default([])
});

/** Reads Playwright's JSON report. A test that passed only after a retry counts as failed. */
export function readPlaywright(json: string): Outcome {
	const report = playwrightReport.parse(JSON.parse(json));
	const outcome: Outcome = { passed: 0, failures: report.errors.map(({ message }) => shorten(message)) };
	for (const spec of report.suites.flatMap(specsOf)) {
		for (const test of spec.tests) {
			if (test.status === 'expected') outcome.passed += 1;
			if (test.status === 'expected' || test.status === 'skipped') continue;
			const errors = test.results.flatMap((result) => result.errors.map(({ message }) => message));
			outcome.failures.push(`tests/e2e/${spec.file} › ${spec.title} (${test.status})\n${shorten(errors.join('\n'))}`);
		}
	}
	return outcome;
}

function specsOf(suite: Suite): z.infer<typeof playwrightSpec>[] {
	return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

function shorten(text: string): string {
	const lines = stripVTControlCharacters(text)
		.split('\n')
		.filter((line) => !line.includes('/node_modules/'));
	return lines
		.slice(0, 25)
		.map((line) => `    ${line}`)
		.join('\n');
}
