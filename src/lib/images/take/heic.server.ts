import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { HeicAnswer, HeicTask } from './heicWorker.server.ts';
import { withMaxMemory } from './heicLibrary.server.ts';
import { limits, type RefusalReason } from './limits.ts';
import { createSemaphore } from '#lib/shared/backend/semaphore.ts';

/** Why a HEIC could not be decoded. */
export class HeicProblem extends Error {
	readonly reason: RefusalReason;
	constructor(reason: RefusalReason, message: string) {
		super(message);
		this.reason = reason;
	}
}

/** Longer than the largest picture takes on a busy machine. */
const timeoutMs = 60_000;
/** Memory for the file and one frame without tiles. */
const maxMemoryBytes = 512_000_000;
/** A picture of up to this many pixels always fits. If it runs out of memory nevertheless, its header is wrong. */
const safePixels = 24_000_000;
/** One picture at a time, because a decoding thread takes more memory than anything else here. */
const decoder = createSemaphore(1);

/** Finds files through package.json (`#lib`, packages), because a relative path means another file in the built site. */
const { resolve } = createRequire(import.meta.url);

/** libheif, compiled once for all threads. */
let code: Promise<WebAssembly.Module> | undefined;
const compile = async (): Promise<WebAssembly.Module> =>
	WebAssembly.compile(withMaxMemory(await readFile(resolve('libheif-js/libheif-wasm/libheif.wasm')), maxMemoryBytes));

/**
 * Decodes the primary picture of a HEIC to an uncompressed TIFF: eight bits a channel, upright, with `icc` as its profile. Waits until no
 * other HEIC is being decoded.
 *
 * Works around two limits. The binaries of sharp contain no HEVC decoder, because of patents (github.com/lovell/sharp issue 4050), so
 * libheif-js decodes instead. And the memory of a WebAssembly module never shrinks (github.com/WebAssembly/design issue 1397, open), so
 * each picture gets a thread of its own, whose end frees the memory. heic*.ts and libheif-js can go when the binaries of sharp decode
 * HEVC, the thread when WebAssembly can release memory (proposal "memory-control").
 * @throws HeicProblem
 */
export async function decodeHeic(bytes: Uint8Array, icc: Uint8Array | null, size: { width: number; height: number }): Promise<Buffer> {
	code ??= compile();
	const task: HeicTask = { code: await code, bytes, icc, pixels: limits.pixels };
	const answer = await decoder.run(1, () => answerTo(task));
	if ('file' in answer) return Buffer.from(answer.file.buffer);
	throw new HeicProblem(reasonOf(answer.code, size.width * size.height), answer.problem);
}

/** From libheif's error codes: 3 and 4 mean unsupported, 6 means out of memory. */
function reasonOf(code: number, pixels: number): RefusalReason {
	if (code === 3 || code === 4) return 'heic';
	return code === 6 && pixels > safePixels ? 'heic-too-many-pixels' : 'damaged';
}

function answerTo(task: HeicTask): Promise<HeicAnswer> {
	const worker = new Worker(resolve('#lib/images/take/heicWorker.server.ts'), { workerData: task, execArgv: [], env: {} });
	let timer: NodeJS.Timeout | undefined;
	const answer = new Promise<HeicAnswer>((resolve, reject) => {
		worker.once('message', resolve);
		worker.once('error', reject);
		worker.once('exit', () => reject(new HeicProblem('damaged', 'the thread ended without an answer')));
		timer = setTimeout(() => reject(new HeicProblem('busy', `not decoded within ${timeoutMs} ms`)), timeoutMs);
	});
	return answer.finally(async () => {
		clearTimeout(timer);
		await worker.terminate();
	});
}
