import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSemaphore } from '#lib/shared/backend/semaphore.ts';
import { type Archive, openArchive } from './archive.server.ts';
import { NotAnArchive } from './zip.ts';

/** An archive in storage. Its name is random; the bytes behind it never change. */
export type Stored = { name: string; bytes: number };

/** `fetchBytes` loads an archive from storage. `maxBytes`: the size of the cache on disk. */
type Options = { folder: string; maxBytes: number; fetchBytes: (file: Stored) => Promise<Uint8Array> };

/** Archives unused for this long are deleted, because they may no longer be public. */
const maxUnusedMs = 7 * 24 * 3600 * 1000;
const maxOpen = 64;

/** The folder of the cache, which survives restarts. */
export const cacheFolder = (): string => join(process.env.DATA_DIR ?? tmpdir(), 'cache', 'pyramids');

/**
 * A cache of tile archives on disk, with the most recently used ones up to `maxBytes`. Files appear complete or not at all. Files that
 * others delete or damage are fetched again, so the folder may be emptied at any time.
 */
export function createPyramidCache({ folder, maxBytes, fetchBytes }: Options) {
	const opened = new Map<string, Promise<Archive>>();
	/** Two at once, because a fetched archive is held in memory. */
	const fetches = createSemaphore(2);
	const pathOf = (name: string) => join(folder, `${name}.zip`);

	async function fetched(file: Stored): Promise<Archive> {
		const bytes = await fetchBytes(file);
		if (bytes.length !== file.bytes) throw new Error(`Pyramid ${file.name} has ${bytes.length} bytes instead of ${file.bytes}`);
		await mkdir(folder, { recursive: true });
		const unfinished = join(folder, `${file.name}.${randomBytes(6).toString('hex')}.part`);
		try {
			await writeFile(unfinished, bytes);
			await rename(unfinished, pathOf(file.name));
		} catch (error) {
			await rm(unfinished, { force: true });
			throw error;
		}
		const archive = await openArchive(pathOf(file.name));
		await sweep(file.name);
		return archive;
	}

	async function openStored(file: Stored): Promise<Archive> {
		const path = pathOf(file.name);
		try {
			if ((await stat(path)).size === file.bytes) {
				const archive = await openArchive(path);
				const now = new Date();
				await utimes(path, now, now).catch(() => undefined);
				return archive;
			}
		} catch {
			// Missing, incomplete or unreadable: fetch it again.
		}
		return fetches.run(1, () => fetched(file));
	}

	/** Deletes stale files, then the least recently used ones until the rest fits. */
	async function sweep(newest: string): Promise<void> {
		const found = await Promise.all(
			(await readdir(folder).catch(() => [])).map(async (name) => {
				const path = join(folder, name);
				return {
					name,
					path,
					...(await stat(path).then(
						({ size, mtimeMs }) => ({ size, usedMs: mtimeMs }),
						() => ({ size: 0, usedMs: 0 })
					))
				};
			})
		);
		let room = maxBytes;
		for (const { name, path, size, usedMs } of found.toSorted((a, b) => b.usedMs - a.usedMs)) {
			room -= size;
			// A recent .part file is being written; one older than an hour was left by a killed process.
			const isStale = Date.now() - usedMs > (name.endsWith('.part') ? 3_600_000 : maxUnusedMs);
			if ((room < 0 && !name.endsWith('.part') && name !== `${newest}.zip`) || isStale) await unlink(path).catch(() => undefined);
		}
	}

	/** The open archive. Concurrent calls share one fetch. */
	function archiveOf(file: Stored): Promise<Archive> {
		const archive = opened.get(file.name) ?? openStored(file);
		opened.delete(file.name);
		opened.set(file.name, archive);
		archive.catch(() => opened.get(file.name) === archive && opened.delete(file.name));
		const [oldest] = opened.keys();
		if (opened.size > maxOpen && oldest) close(oldest);
		return archive;
	}

	function close(name: string): void {
		const archive = opened.get(name);
		opened.delete(name);
		// Close later: reads that have begun finish well before.
		void archive?.then(
			({ close }) => setTimeout(() => void close(), 10_000).unref(),
			() => undefined
		);
	}

	return {
		/** A tile of an archive by its name; null when there is no such tile. @throws Error when the archive can't be fetched. */
		async tile(file: Stored, key: string): Promise<Buffer | null> {
			try {
				return await (await archiveOf(file)).read(key);
			} catch (error) {
				// The file was overwritten or the disk is faulty: try once more, from storage.
				if (!(error instanceof NotAnArchive)) throw error;
				close(file.name);
				await unlink(pathOf(file.name)).catch(() => undefined);
				return (await archiveOf(file)).read(key);
			}
		},
		/** Closes all files. The cache must not be used afterwards. */
		async closeAll(): Promise<void> {
			await Promise.allSettled([...opened.values()].map(async (archive) => (await archive).close()));
			opened.clear();
		},
		/** Deletes an archive that is no longer public. */
		async forget(name: string): Promise<void> {
			close(name);
			await unlink(pathOf(name)).catch(() => undefined);
		}
	};
}
