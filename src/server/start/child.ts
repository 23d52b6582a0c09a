import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** A process that this one started and stops. */
export type Child = {
	name: string;
	process: ChildProcess;
	/** Resolves when it is gone, with a few words on how it ended. */
	ended: Promise<string>;
	/** SIGTERM, and SIGKILL after `timeoutMs`. Resolves when it is gone. */
	stop: (timeoutMs: number) => Promise<void>;
};

/**
 * Starts a script of this folder's parent with exactly `env` beside the machine's own variables. The child is told by the
 * closing of its channel when this process dies, however it dies.
 */
export function startChild(name: string, script: string, args: string[], env: Record<string, string>): Child {
	const child = fork(join(import.meta.dirname, '..', script), args, {
		env: { ...inherited(), ...env },
		execArgv: ['--disable-warning=ExperimentalWarning'],
		stdio: ['ignore', 'inherit', 'inherit', 'ipc']
	});
	let gone = false;
	const ended = new Promise<string>((resolve) => {
		child.once('exit', (code, signal) => {
			gone = true;
			resolve(signal ? `killed by ${signal}` : `exit code ${code}`);
		});
		child.once('error', (error) => resolve(error.message));
	});
	return {
		name,
		process: child,
		ended,
		async stop(timeoutMs) {
			if (gone) return;
			child.kill('SIGTERM');
			const last = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
			await ended;
			clearTimeout(last);
		}
	};
}

const passedOn = ['PATH', 'HOME', 'USER', 'LANG', 'TZ', 'TMPDIR', 'NODE_ENV', 'LOG_LEVEL', 'NO_COLOR', 'FORCE_COLOR'];

function inherited(): Record<string, string> {
	return Object.fromEntries(passedOn.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
