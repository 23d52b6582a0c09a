import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { createTurns, TooManyWaiting } from '#lib/shared/backend/turns.ts';
import type { TypstAnswer, TypstTask } from './typstWorker.server.ts';

/** Resolves `#lib` by package.json, so that it works from source and from the built site. */
const { resolve } = createRequire(import.meta.url);

export type Pdf = { bytes: Uint8Array<ArrayBuffer>; pages: number };
/** Too many papers are waiting to be made; try again later. */
export class PrinterBusy extends Error {}

/** More than the largest paper of a show takes on a busy machine. */
const timeoutMs = 60_000;
/** The compiler and its fonts take 140 MB of memory, so the worker ends after this time without a task. */
const idleMs = 60_000;

/** Whom a paper is for. People at the desk and in the studio never wait behind visitors. */
export type Reader = 'person' | 'visitor';
const ranks: Record<Reader, number> = { person: 0, visitor: 1 };

/** Makes one paper at a time. A visitor behind four others would wait for seconds. */
const turns = createTurns([30, 4]);
let worker: Worker | undefined;
let idle: NodeJS.Timeout | undefined;
let lastTaskId = 0;

/**
 * Makes a PDF/UA-1 file from a template of this folder and its data, in a worker thread. Title and language of the file come from the data.
 * The data is passed as an input; nothing in it is evaluated as Typst code. @throws PrinterBusy
 */
export async function makePdf(
	template: string,
	data: { title: string; lang: string } & Record<string, unknown>,
	made: Date,
	pictures: Record<string, Uint8Array> = {},
	reader: Reader = 'person'
): Promise<Pdf> {
	const { file, pages } = await enqueue(ranks[reader], { template, data, pictures, made: made.getTime(), as: 'pdf' });
	return { bytes: new Uint8Array(file), pages };
}

async function enqueue(rank: number, task: Omit<TypstTask, 'id'>): Promise<{ file: Uint8Array; pages: number }> {
	try {
		return await turns(rank, () => runTask({ ...task, id: ++lastTaskId }));
	} catch (error) {
		if (error instanceof TooManyWaiting) throw new PrinterBusy(error.message);
		throw error;
	}
}

function startWorker(): Worker {
	if (worker) return worker;
	const started = new Worker(resolve('#lib/papers/typstWorker.server.ts'), { execArgv: [], env: {} });
	started.unref();
	const forget = () => {
		if (worker === started) worker = undefined;
	};
	started.on('error', forget);
	started.once('exit', forget);
	return (worker = started);
}

function stopWorker(): void {
	void worker?.terminate();
	worker = undefined;
}

async function runTask(task: TypstTask): Promise<{ file: Uint8Array; pages: number }> {
	clearTimeout(idle);
	const thread = startWorker();
	const listeners = new AbortController();
	let timer: NodeJS.Timeout | undefined;
	try {
		const answer = await new Promise<TypstAnswer>((resolve, reject) => {
			const on = <T>(event: string, handler: (value: T) => void) => {
				thread.on(event, handler);
				listeners.signal.addEventListener('abort', () => thread.off(event, handler));
			};
			on('message', (value: TypstAnswer) => value.id === task.id && resolve(value));
			on('error', reject);
			on('exit', () => reject(new Error('the Typst worker exited before it finished the paper')));
			timer = setTimeout(() => reject(new Error(`the Typst worker took longer than ${timeoutMs} ms`)), timeoutMs);
			thread.postMessage(task);
		});
		if ('problem' in answer) throw new Error(`${task.template}: ${answer.problem}`);
		return answer;
	} catch (error) {
		// After an error, the worker may be in an undefined state.
		stopWorker();
		throw error;
	} finally {
		clearTimeout(timer);
		listeners.abort();
		idle = setTimeout(stopWorker, idleMs);
		idle.unref();
	}
}
