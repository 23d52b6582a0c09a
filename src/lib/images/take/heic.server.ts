import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { HeicAnswer, HeicTask } from './heicWorker.server.ts';
import { withCeiling } from './heicLibrary.server.ts';
import { limits, type RefusalReason } from './limits.ts';
import { createTurns } from './turns.ts';

/** Why a HEIC could not be decoded. */
export class HeicProblem extends Error {
	readonly reason: RefusalReason;
	constructor(reason: RefusalReason, message: string) {
		super(message);
		this.reason = reason;
	}
}

/** Longer than the largest picture takes on a machine with much else to do. */
const patienceMs = 60_000;
/** For the file, and a frame without tiles. */
const memory = 512_000_000;
/** Below this size, memory that isn't enough comes from a file that lies about its size. */
const fits = 24_000_000;
/** One at a time: the thread's memory is the largest of all. */
const turns = createTurns(1);

/** From source and from the built site alike: package.json says where `#lib` is. */
const { resolve } = createRequire(import.meta.url);

/** Compiled once, so that every thread finds machine code. */
let code: Promise<WebAssembly.Module> | undefined;
const compile = async (): Promise<WebAssembly.Module> =>
	WebAssembly.compile(withCeiling(await readFile(resolve('libheif-js/libheif-wasm/libheif.wasm')), memory));

/**
 * The primary picture of a HEIC as an uncompressed TIFF of eight bits a channel, upright, with `icc` as its profile. Decoded
 * in a thread of its own, which ends with it and gives its memory back; waits for its turn.
 * @throws HeicProblem
 */
export async function decodeHeic(bytes: Uint8Array, icc: Uint8Array | null, size: { width: number; height: number }): Promise<Buffer> {
	code ??= compile();
	const task: HeicTask = { code: await code, bytes, icc, pixels: limits.pixels };
	const answer = await turns.run(1, () => answerTo(task));
	if ('file' in answer) return Buffer.from(answer.file.buffer);
	throw new HeicProblem(reasonOf(answer.code, size.width * size.height), answer.problem);
}

/** By libheif's codes: 3 and 4 are what it doesn't know, 6 is memory. */
function reasonOf(code: number, pixels: number): RefusalReason {
	if (code === 3 || code === 4) return 'heic';
	return code === 6 && pixels > fits ? 'heic-too-many-pixels' : 'damaged';
}

function answerTo(task: HeicTask): Promise<HeicAnswer> {
	const worker = new Worker(resolve('#lib/images/take/heicWorker.server.ts'), { workerData: task, execArgv: [], env: {} });
	let timer: NodeJS.Timeout | undefined;
	const answer = new Promise<HeicAnswer>((resolve, reject) => {
		worker.once('message', resolve);
		worker.once('error', reject);
		worker.once('exit', () => reject(new HeicProblem('damaged', 'the thread ended without an answer')));
		timer = setTimeout(() => reject(new HeicProblem('busy', `not decoded within ${patienceMs} ms`)), patienceMs);
	});
	return answer.finally(async () => {
		clearTimeout(timer);
		await worker.terminate();
	});
}
