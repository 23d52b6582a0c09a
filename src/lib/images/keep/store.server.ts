import { siteDb } from '#lib/shared/backend/backend.server.ts';
import { isSizeRefusal } from '#lib/shared/backend/fileLimits.ts';
import { largestFile, noteRefused } from '#lib/shared/backend/fileLimits.server.ts';
import { log } from '#lib/shared/backend/log.server.ts';
import { mimeTypes } from '../make/variants.ts';

/** The location of a file in storage. */
export type StoredFile = { bucket: string; path: string };
export type FileToStore = StoredFile & { data: Uint8Array };
export type PictureToStore = FileToStore & { format: string };

/** A file is larger than its bucket takes. The storage has refused it, or would. */
export class TooLargeToStore extends Error {
	readonly bucket: string;
	constructor({ bucket, path, data }: FileToStore, cause?: unknown) {
		super(`${path} is too large for the bucket ${bucket}: ${data.length} bytes`, { cause });
		this.bucket = bucket;
	}
}

/**
 * Stores a file. Uses the secret key, because no account may write to storage.
 * @throws TooLargeToStore when it is larger than its bucket takes, Error when it can't be stored for another reason.
 */
export async function storeFile(file: FileToStore, contentType: string): Promise<void> {
	const { bucket, path, data } = file;
	if (data.length > (await largestFile(bucket))) throw new TooLargeToStore(file);
	const { error } = await siteDb().storage.from(bucket).upload(path, data, { contentType });
	if (!error) return;
	if (!isSizeRefusal(error)) throw new Error(`${path} can't be stored`, { cause: error });
	await noteRefused(bucket, data.length);
	throw new TooLargeToStore(file, error);
}

/** Stores files, all or none: if one fails, the others are removed again. @throws like `storeFile`. */
export async function storeFiles(files: readonly PictureToStore[]): Promise<void> {
	const stored: StoredFile[] = [];
	try {
		for (const { format, ...file } of files) {
			stored.push(file);
			await storeFile(file, mimeTypes[format] ?? 'application/octet-stream');
		}
	} catch (error) {
		await removeFiles(stored);
		throw error;
	}
}

/**
 * Why a photograph of `sent` bytes is refused after `storeFiles` has failed. What is kept may be larger than what was sent.
 * @throws the error itself, unless a file was too large.
 */
export async function tooLargeReason(error: unknown, sent: number): Promise<'too-big-when-kept' | 'too-big-for-storage'> {
	if (!(error instanceof TooLargeToStore)) throw error;
	return sent > (await largestFile(error.bucket)) ? 'too-big-for-storage' : 'too-big-when-kept';
}

/**
 * The bytes of a file. Uses the secret key, because the buckets are private: the caller must have checked who may see the file.
 * @throws Error when it can't be read.
 */
export async function readFile({ bucket, path }: StoredFile): Promise<Uint8Array<ArrayBuffer>> {
	const { data, error } = await siteDb().storage.from(bucket).download(path);
	if (error) throw new Error(`${path} can't be read`, { cause: error });
	return new Uint8Array(await data.arrayBuffer());
}

/** Deletes files from storage. A file that can't be deleted is logged only: it has no row any more, so `reconcile` will find it. */
export async function removeFiles(files: readonly StoredFile[]): Promise<void> {
	for (const bucket of new Set(files.map((file) => file.bucket))) {
		const paths = files.filter((file) => file.bucket === bucket).map(({ path }) => path);
		const { error } = await siteDb().storage.from(bucket).remove(paths);
		if (error) log.warn({ error, bucket, files: paths.length }, 'files could not be removed; they will be removed when reconciling');
	}
}
