import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { App } from '@supabase/lite';

type StorageAdapter = NonNullable<App['_storageAdapter']>;
type Body = Parameters<StorageAdapter['uploadObject']>[3];

const mimeTypes: Record<string, string> = {
	'.avif': 'image/avif',
	'.jpg': 'image/jpeg',
	'.jpeg': 'image/jpeg',
	'.json': 'application/json',
	'.pdf': 'application/pdf',
	'.png': 'image/png',
	'.tif': 'image/tiff',
	'.tiff': 'image/tiff',
	'.webp': 'image/webp'
};

/** The name of an object's file in the storage folder. */
export function storedName(bucket: string, key: string): string {
	const name = createHash('sha256').update(`${bucket}\0${key}`).digest('hex');
	return join(name.slice(0, 2), name);
}

/**
 * Stores the objects of the embedded backend as files below `baseDir`. A file's name is a hash of bucket and key, so that no key can
 * escape the folder. Files appear by renaming, so that nobody sees an incomplete file.
 */
export function filesystemStorage(baseDir: string): StorageAdapter {
	const pathOf = (bucket: string, key: string) => join(baseDir, storedName(bucket, key));
	const incoming = join(baseDir, 'incoming');
	const remove = (bucket: string, key: string) => rm(pathOf(bucket, key), { force: true });

	return {
		driver: 'filesystem',
		async uploadObject(bucket, key, _version, body, contentType, cacheControl) {
			const temporary = join(incoming, randomUUID());
			await mkdir(incoming, { recursive: true });
			try {
				await writeDurably(temporary, body);
				await moveTo(pathOf(bucket, key), (target) => rename(temporary, target));
			} catch (error) {
				await rm(temporary, { force: true });
				throw error;
			}
			return { ...(await describe(pathOf(bucket, key), key)), mimetype: contentType, cacheControl };
		},
		async getObject(bucket, key) {
			const path = pathOf(bucket, key);
			const metadata = await describe(path, key).catch(() => null);
			if (!metadata) return { httpStatusCode: 404, metadata: nothing };
			const body = Readable.toWeb(createReadStream(path)) as ReadableStream;
			return { httpStatusCode: 200, metadata, body };
		},
		deleteObject: remove,
		async deleteObjects(bucket, keys) {
			for (const key of keys) await remove(bucket, key);
		},
		async copyObject(bucket, key, _version, toBucket, toKey) {
			const target = pathOf(toBucket, toKey);
			await moveTo(target, (path) => copyFile(pathOf(bucket, key), path));
			return { httpStatusCode: 200, ...(await describe(target, toKey)) };
		},
		headObject: (bucket, key) => describe(pathOf(bucket, key), key),
		privateAssetUrl: async (bucket, key) => `file://${pathOf(bucket, key)}`
	};
}

const nothing = { cacheControl: 'no-cache', contentLength: 0, size: 0, mimetype: 'text/plain', eTag: '' };

/** Writes a file and flushes it to disk. */
async function writeDurably(path: string, body: Body): Promise<void> {
	const file = await open(path, 'wx', 0o600);
	try {
		if (body instanceof Uint8Array) await file.writeFile(body);
		else await file.writeFile(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]));
		await file.sync();
	} finally {
		await file.close();
	}
}

async function moveTo(path: string, move: (path: string) => Promise<void>): Promise<void> {
	await mkdir(dirname(path), { recursive: true });
	await move(path);
}

async function describe(path: string, key: string) {
	const { size, mtime, mtimeMs } = await stat(path);
	return {
		cacheControl: 'no-cache',
		contentLength: size,
		size,
		mimetype: mimeTypes[extname(key).toLowerCase()] ?? 'application/octet-stream',
		lastModified: mtime,
		eTag: `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`
	};
}
