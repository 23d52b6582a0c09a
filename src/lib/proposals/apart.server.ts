import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { createTurns } from '#lib/shared/backend/turns.ts';
import type { proposeAll } from './all.ts';

/** Resolves `#lib` by package.json, so that it works from source and from the built site. */
const { resolve } = createRequire(import.meta.url);

/** More than the largest show takes on a busy machine. */
const timeoutMs = 30_000;

/** Proposals take seconds of a processor, so one is made at a time. Ten curators wait for minutes already. */
const turns = createTurns([10]);

/** `proposeAll` in a thread of its own: nobody else waits meanwhile. @throws TooManyWaiting */
export const proposeApart = (...task: Parameters<typeof proposeAll>): Promise<ReturnType<typeof proposeAll>> => turns(0, () => run(task));

function run(task: Parameters<typeof proposeAll>): Promise<ReturnType<typeof proposeAll>> {
	const thread = new Worker(resolve('#lib/proposals/worker.server.ts'), { execArgv: [], env: {}, workerData: task });
	let timer: NodeJS.Timeout | undefined;
	return new Promise<ReturnType<typeof proposeAll>>((found, reject) => {
		thread.once('message', found);
		thread.once('error', reject);
		thread.once('exit', () => reject(new Error('The thread ended before it had made the proposals.')));
		timer = setTimeout(() => reject(new Error(`The proposals took longer than ${timeoutMs} ms.`)), timeoutMs);
	}).finally(() => {
		clearTimeout(timer);
		void thread.terminate();
	});
}
