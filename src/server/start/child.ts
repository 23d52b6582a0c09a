import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** A child process. */
export type Child = {
	name: string;
	process: ChildProcess;
	/** Resolves when it has ended, with a few words on how. */
	ended: Promise<string>;
	/** Sends SIGTERM, and SIGKILL after `timeoutMs`. Resolves when it has ended. */
	stop: (timeoutMs: number) => Promise<void>;
};

/**
 * Starts a script of src/server. Its environment consists of `env` and the variables in `inheritedNames`. When this process dies, in
 * whatever way, the IPC channel closes, which tells the child.
 */
export function startChild(name: string, script: string, args: string[], env: Record<string, string>): Child {
	const child = fork(join(import.meta.dirname, '..', script), args, {
		env: { ...inherited(), ...env },
		execArgv: ['--disable-warning=ExperimentalWarning'],
		stdio: ['ignore', 'inherit', 'inherit', 'ipc']
	});
	let hasEnded = false;
	const ended = new Promise<string>((resolve) => {
		child.once('exit', (code, signal) => {
			hasEnded = true;
			resolve(signal ? `killed by ${signal}` : `exit code ${code}`);
		});
		child.once('error', (error) => resolve(error.message));
	});
	return {
		name,
		process: child,
		ended,
		async stop(timeoutMs) {
			if (hasEnded) return;
			child.kill('SIGTERM');
			const killTimer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
			await ended;
			clearTimeout(killTimer);
		}
	};
}

const inheritedNames = ['PATH', 'HOME', 'USER', 'LANG', 'TZ', 'TMPDIR', 'NODE_ENV', 'LOG_LEVEL', 'NO_COLOR', 'FORCE_COLOR'];

function inherited(): Record<string, string> {
	return Object.fromEntries(inheritedNames.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
