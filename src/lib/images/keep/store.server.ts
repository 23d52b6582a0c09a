import { siteDb } from '#lib/shared/backend/backend.server.ts';
import { log } from '#lib/shared/backend/log.server.ts';
import { mimeTypes } from '../make/variants.ts';

/** Where bytes lie in storage. */
export type StoredFile = { bucket: string; path: string };
export type FileToStore = StoredFile & { format: string; data: Uint8Array };

/**
 * Puts files into storage, all or none: what was stored before one failed is removed again. The secret key is used
 * because nobody else may write there.
 */
export async function storeFiles(files: readonly FileToStore[]): Promise<void> {
	const stored: StoredFile[] = [];
	try {
		for (const { bucket, path, format, data } of files) {
			stored.push({ bucket, path });
			const { error } = await siteDb()
				.storage.from(bucket)
				.upload(path, data, { contentType: mimeTypes[format] ?? 'application/octet-stream' });
			if (error) throw new Error(`${path} can't be stored`, { cause: error });
		}
	} catch (error) {
		await removeFiles(stored);
		throw error;
	}
}

/** The bytes of a file, by the secret key because buckets are private. Whoever calls has asked who may see it. @throws when it can't be read. */
export async function readFile({ bucket, path }: StoredFile): Promise<Uint8Array<ArrayBuffer>> {
	const { data, error } = await siteDb().storage.from(bucket).download(path);
	if (error) throw new Error(`${path} can't be read`, { cause: error });
	return new Uint8Array(await data.arrayBuffer());
}

/** Deletes files from storage. One that can't be deleted now has no row any more: it is found among the orphans. */
export async function removeFiles(files: readonly StoredFile[]): Promise<void> {
	for (const bucket of new Set(files.map((file) => file.bucket))) {
		const paths = files.filter((file) => file.bucket === bucket).map(({ path }) => path);
		const { error } = await siteDb().storage.from(bucket).remove(paths);
		if (error) log.warn({ error, bucket, files: paths.length }, 'files not removed');
	}
}
