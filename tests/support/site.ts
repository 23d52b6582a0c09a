import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../scripts/freePort.ts';

export type Site = {
	origin: string;
	dataDir: string;
	/** Time from the start of the process until it reported that it is ready, in milliseconds. */
	readyMs: number;
	stop: () => Promise<void>;
};

/** Starts the built site with its own backend, as `npm start` does. Without `dataDir`, it uses a folder that `stop` removes. */
export async function startSite(options: { dataDir?: string; env?: Record<string, string> } = {}): Promise<Site> {
	const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'waende-site-')));
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const began = performance.now();
	const child = spawn(process.execPath, ['src/server/start.ts'], {
		env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, ORIGIN: origin, ...options.env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
	let output = '';
	await new Promise<void>((resolve, reject) => {
		const hear = (text: Buffer) => {
			output += text.toString();
			if (output.includes('(ready after')) resolve();
		};
		child.stdout.on('data', hear);
		child.stderr.on('data', hear);
		void ended.then((code) => reject(new Error(`The site ended with ${code}:\n${output}`)));
	});
	return {
		origin,
		dataDir,
		readyMs: performance.now() - began,
		stop: async () => {
			child.kill('SIGTERM');
			await ended;
			if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
		}
	};
}
