import { randomUUID } from 'node:crypto';
import { mkdir, open, unlink, type FileHandle } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { bounds } from './bounds.ts';

/** Why a body didn't arrive. `cut`: the connection broke. `busy`: the disk has no room. */
export type SpoolProblem = 'too-slow' | 'too-large' | 'busy' | 'cut';
/** A body on the disk. `replay`: the request once more, with its body from the disk. */
export type Spooled = { bytes: number; replay: () => IncomingMessage; close: () => Promise<void> };
type Limits = Record<'bytesPerSecond' | 'windowMs' | 'arriveMs' | 'spooledBytes', number>;

/** Bytes on the disk now, of all requests. */
let spooled = 0;

/**
 * Writes the body of a request of at most `largest` bytes to a file in `folder`. The file has no name, so nothing is left when the process
 * dies. A body that arrives too slowly is given up.
 */
export async function spool(request: IncomingMessage, folder: string, largest: number, limits: Limits = bounds) {
	const file = await openNameless(folder).catch(() => null);
	if (!file) return 'busy';
	let bytes = 0;
	const close = async (): Promise<void> => {
		spooled -= bytes;
		await file.close();
	};
	const count = (more: number): SpoolProblem | null => {
		bytes += more;
		spooled += more;
		if (bytes > largest) return 'too-large';
		return spooled > limits.spooledBytes ? 'busy' : null;
	};
	const problem = await receive(request, file, count, limits);
	if (!problem) return { bytes, close, replay: () => replayed(request, file, bytes) } satisfies Spooled;
	await close();
	return problem;
}

/** Writes what arrives. `count` is told how much, and says whether it is too much. */
async function receive(
	request: IncomingMessage,
	file: FileHandle,
	count: (bytes: number) => SpoolProblem | null,
	{ bytesPerSecond, windowMs, arriveMs }: Limits
): Promise<SpoolProblem | null> {
	const ending = new AbortController();
	const { signal } = ending;
	let recent = 0;
	let writing: Promise<void> = Promise.resolve();
	const problem = await new Promise<SpoolProblem | null>((end) => {
		const slow = setInterval(() => {
			// While the disk is slow, the sender isn't.
			if (recent < (bytesPerSecond * windowMs) / 1000 && !request.isPaused()) end('too-slow');
			recent = 0;
		}, windowMs);
		const late = setTimeout(() => end('too-slow'), arriveMs);
		signal.addEventListener('abort', () => (clearInterval(slow), clearTimeout(late)));
		const take = (chunk: Buffer): void => {
			recent += chunk.length;
			const tooMuch = count(chunk.length);
			if (tooMuch) return end(tooMuch);
			request.pause();
			writing = file.writeFile(chunk).then(
				() => void (signal.aborted || request.resume()),
				() => end('busy')
			);
		};
		const [done, cut] = [() => end(null), () => end(request.complete ? null : 'cut')];
		request.on('data', take).once('end', done).once('close', cut).once('error', cut);
		signal.addEventListener('abort', () => request.off('data', take).off('end', done).off('close', cut).off('error', cut));
		if (request.destroyed) cut();
	});
	ending.abort();
	await writing;
	return problem;
}

async function openNameless(folder: string): Promise<FileHandle> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const path = join(folder, randomUUID());
	const file = await open(path, 'wx+', 0o600);
	await unlink(path);
	return file;
}

/** What the site reads of a request beside its body. */
const kept = ['method', 'url', 'rawHeaders', 'httpVersion', 'httpVersionMajor', 'httpVersionMinor', 'socket'] as const;

/** The request with its body on the disk. It says how long it is, also when its sender didn't: the site waits longer for large ones. */
function replayed(request: IncomingMessage, file: FileHandle, bytes: number): IncomingMessage {
	const body = file.createReadStream({ start: 0, autoClose: false });
	const { 'transfer-encoding': _, ...headers } = { ...request.headers, 'content-length': String(bytes) };
	return Object.assign(body, Object.fromEntries(kept.map((name) => [name, request[name]])), { headers }) as unknown as IncomingMessage;
}
