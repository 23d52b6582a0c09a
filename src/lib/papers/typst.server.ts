import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { createSemaphore } from '#lib/shared/backend/semaphore.ts';
import type { TypstAnswer, TypstTask } from './typstWorker.server.ts';

/** From source and from the built site alike: package.json says where `#lib` is. */
const { resolve } = createRequire(import.meta.url);

export type Pdf = { bytes: Uint8Array<ArrayBuffer>; pages: number };
/** Too many papers are being made: come back. */
export class PrinterBusy extends Error {}

/** Longer than the largest paper of a show takes on a machine with much else to do. */
const timeoutMs = 60_000;
/** The compiler and its fonts take 140 MB: they go when nobody has printed for a while. */
const idleMs = 60_000;
const maxWaiting = 30;

/** One paper at a time; the others wait. */
const turns = createSemaphore(1);
let waiting = 0;
let worker: Worker | undefined;
let idle: NodeJS.Timeout | undefined;
let asked = 0;

/**
 * A paper out of a template of this folder and its data, PDF/UA-1 with the title and language that the data says, made in a thread
 * of its own. The data is an input: nothing in it is ever read as a program. @throws PrinterBusy
 */
export async function makePdf(
	template: string,
	data: { title: string; lang: string } & Record<string, unknown>,
	made: Date,
	pictures: Record<string, Uint8Array> = {}
): Promise<Pdf> {
	const { file, pages } = await ask({ template, data, pictures, made: made.getTime(), as: 'pdf' });
	return { bytes: new Uint8Array(file), pages };
}

async function ask(task: Omit<TypstTask, 'id'>): Promise<{ file: Uint8Array; pages: number }> {
	if (waiting >= maxWaiting) throw new PrinterBusy('too many papers are waiting');
	waiting++;
	try {
		return await turns.run(1, () => answerTo({ ...task, id: ++asked }));
	} finally {
		waiting--;
	}
}

function printer(): Worker {
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

function dismiss(): void {
	void worker?.terminate();
	worker = undefined;
}

async function answerTo(task: TypstTask): Promise<{ file: Uint8Array; pages: number }> {
	clearTimeout(idle);
	const press = printer();
	const heard = new AbortController();
	let timer: NodeJS.Timeout | undefined;
	try {
		const answer = await new Promise<TypstAnswer>((resolve, reject) => {
			const listen = <T>(event: string, take: (got: T) => void) => {
				press.on(event, take);
				heard.signal.addEventListener('abort', () => press.off(event, take));
			};
			listen('message', (got: TypstAnswer) => got.id === task.id && resolve(got));
			listen('error', reject);
			listen('exit', () => reject(new Error('the thread ended without a paper')));
			timer = setTimeout(() => reject(new Error(`no paper within ${timeoutMs} ms`)), timeoutMs);
			press.postMessage(task);
		});
		if ('problem' in answer) throw new Error(`${task.template}: ${answer.problem}`);
		return answer;
	} catch (error) {
		// What ran into a problem may be in any state.
		dismiss();
		throw error;
	} finally {
		clearTimeout(timer);
		heard.abort();
		idle = setTimeout(dismiss, idleMs);
		idle.unref();
	}
}
