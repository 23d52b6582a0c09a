import { expect, test } from 'vitest';
import { readPlaywright, readVitest } from '../../scripts/test/reports.ts';

test('readVitest counts passed tests, and lists failed tests and files that fail to load', () => {
	const name = `${process.cwd()}/src/a.test.ts`;
	const report = {
		testResults: [
			{
				name,
				status: 'failed',
				message: '',
				assertionResults: [
					{ fullName: 'adds', status: 'passed', failureMessages: [] },
					{ fullName: 'divides', status: 'failed', failureMessages: ['expected 1 to be 2\n at /x/node_modules/y.js'] },
					{ fullName: 'later', status: 'skipped', failureMessages: null }
				]
			},
			{ name, status: 'failed', message: 'no such module', assertionResults: [] }
		]
	};
	expect(readVitest(JSON.stringify(report))).toEqual({
		passed: 1,
		failures: ['src/a.test.ts › divides\n    expected 1 to be 2', 'src/a.test.ts\n    no such module']
	});
});

test('readPlaywright reads nested suites, counts flaky tests as failed, and ignores skipped ones', () => {
	const spec = (title: string, status: string, message?: string) => ({
		title,
		file: 'a.spec.ts',
		tests: [{ status, results: [{ errors: message ? [{ message }] : [] }] }]
	});
	const report = {
		suites: [
			{ specs: [spec('hangs', 'expected')], suites: [{ specs: [spec('moves', 'unexpected', 'no wall'), spec('waits', 'skipped')] }] },
			{ specs: [spec('drags', 'flaky')] }
		]
	};
	expect(readPlaywright(JSON.stringify(report))).toEqual({
		passed: 1,
		failures: ['tests/e2e/a.spec.ts › moves (unexpected)\n    no wall', 'tests/e2e/a.spec.ts › drags (flaky)\n    ']
	});
});

test('readPlaywright reports errors outside tests', () => {
	expect(readPlaywright(JSON.stringify({ suites: [], errors: [{ message: 'set-up failed' }] }))).toEqual({
		passed: 0,
		failures: ['    set-up failed']
	});
});
