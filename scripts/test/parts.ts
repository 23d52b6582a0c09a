import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPlaywright, readVitest } from './reports.ts';

/** What one part of the tests came to; `failures` are for eyes. */
export type Outcome = { passed: number; failures: string[] };

export type Part = { name: string; run: () => Promise<Outcome> };

/** A tool that is one test: it passes or it doesn't. */
export function tool(name: string, ...commands: string[][]): Part {
	return {
		name,
		async run() {
			for (const command of commands) {
				const { code, output } = await execute(command, {});
				if (code !== 0) return { passed: 0, failures: [`${command.join(' ')}\n${output.trim()}`] };
			}
			return { passed: 1, failures: [] };
		}
	};
}

/** Vitest, narrowed by `args`. The second reporter prints errors outside of tests, which the JSON report leaves out. */
export function vitest(name: string, ...args: string[]): Part {
	const reporters = (file: string) => ['--reporter=json', '--reporter=dot', `--outputFile=${file}`];
	return reported(name, (file) => [['vitest', 'run', ...reporters(file), ...args], {}], readVitest);
}

/** The end-to-end tests in a real browser, narrowed by `args`. `chromium` is its path, once it is installed. */
export function playwright(name: string, chromium: Promise<string>, args: string[] = []): Part {
	return reported(
		name,
		async (file) => [['playwright', 'test', '--reporter=json', ...args], { PLAYWRIGHT_JSON_OUTPUT_NAME: file, CHROMIUM: await chromium }],
		readPlaywright
	);
}

type Command = [command: string[], env: Record<string, string>];

function reported(name: string, commandFor: (file: string) => Command | Promise<Command>, read: (json: string) => Outcome): Part {
	return {
		name,
		async run() {
			const folder = await mkdtemp(join(tmpdir(), 'waende-report-'));
			try {
				const file = join(folder, 'report.json');
				const { code, output } = await execute(...(await commandFor(file)));
				const json = await readFile(file, 'utf8').catch(() => null);
				const outcome = json ? read(json) : { passed: 0, failures: [] };
				// A run that ends badly without naming a test must not count as passed.
				if (code !== 0 && outcome.failures.length === 0) outcome.failures.push(`${name} ended with ${code}\n${output.slice(-4000)}`);
				return outcome;
			} finally {
				await rm(folder, { recursive: true, force: true });
			}
		}
	};
}

/** Runs a package's command to its end; a Ctrl-C reaches it through the process group. */
async function execute([command = '', ...args]: string[], env: Record<string, string>): Promise<{ code: number; output: string }> {
	const child = spawn(join('node_modules/.bin', command), args, {
		env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', MESSAGES: 'compiled', ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
	const code = await new Promise<number>((resolve) => {
		child.once('error', () => resolve(127));
		child.once('close', (exitCode) => resolve(exitCode ?? 1));
	});
	return { code, output };
}

/** ESLint and Prettier skip files that haven't changed since they passed. */
const cache = 'node_modules/.cache/offene-waende';

/** Checks without a server: types, lint, format, import directions. */
export const statics: Part[] = [
	tool('types', ['svelte-kit', 'sync'], ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings']),
	tool(
		'lint and format',
		['eslint', '--cache', '--cache-strategy', 'content', '--cache-location', `${cache}/eslint`, '.'],
		['prettier', '--cache', '--cache-location', `${cache}/prettier`, '--check', '--log-level', 'warn', '.']
	),
	tool('import directions', ['depcruise', 'src', '--output-type', 'err'])
];

/** The tests beside the code. Without isolation: most files are small, and loading all modules anew for each file took half of the time. */
export const unit = vitest('unit', 'src', 'tests/architecture', '--no-isolate');
