import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = join(import.meta.dirname, '../..');

/** A running command. `output`: what it has printed so far. */
export type Running = { process: ChildProcess; output: () => string; exit: Promise<number | null> };

/** Runs `npm start`, or another npm command, in its own process group, like a terminal. */
export function npmStart(
	env: Record<string, string>,
	{ command = ['start'], cwd = root }: { command?: string[]; cwd?: string } = {}
): Running {
	const child = spawn('npm', command, {
		cwd,
		detached: true,
		env: { ...withoutNpm(), DEMO: '0', ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
	const exit = once(child, 'close').then(([code]) => code as number | null);
	return { process: child, output: () => output, exit };
}

/** The environment without the variables of npm and the test runner, which would change how the inner npm behaves. */
function withoutNpm(): Record<string, string | undefined> {
	const foreign = /^(npm_|VITEST|NODE_ENV|NODE_OPTIONS|TEST$|MODE$|PROD$|DEV$|BASE_URL$|SSR$|SUPABASE_|SMTP_|MAIL_)/;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

/** Waits until the site has announced its address. */
export async function untilServing(running: Running): Promise<void> {
	const ended = running.exit.then((code) => {
		throw new Error(`ended with ${code}: ${running.output()}`);
	});
	const serving = until(() => running.output().includes('Ctrl-C stops it'), 90_000, running.output);
	await Promise.race([serving, ended]);
}

/** Waits until `holds`, at most `timeoutMs`. */
export async function until(holds: () => boolean, timeoutMs: number, explain: () => string): Promise<void> {
	const end = Date.now() + timeoutMs;
	while (!holds()) {
		if (Date.now() > end) throw new Error(`Timed out after ${timeoutMs} ms: ${explain()}`);
		await pause(50);
	}
}

export type Found = { pid: number; command: string };

/** All processes started with this `DATA_DIR`, including descendants. */
export function processesOn(dataDir: string): Found[] {
	const variable = `DATA_DIR=${dataDir}`;
	if (process.platform !== 'linux') {
		const lines = execFileSync('ps', ['axeww', '-o', 'pid=,command='], { encoding: 'utf8' }).split('\n');
		return lines.filter((line) => line.includes(variable)).map((line) => ({ pid: Number.parseInt(line), command: line }));
	}
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((name) => {
			try {
				if (!readFileSync(`/proc/${name}/environ`, 'utf8').split('\0').includes(variable)) return [];
				return [{ pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ') }];
			} catch {
				return [];
			}
		});
}
