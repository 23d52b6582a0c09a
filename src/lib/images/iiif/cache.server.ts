import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSemaphore } from '#lib/shared/backend/semaphore.ts';
import { type Archive, openArchive } from './archive.server.ts';
import { NotAnArchive } from './zip.ts';

/** An archive as storage has it; the name is random and never stands for other bytes. */
export type Stored = { name: string; bytes: number };

/** `fetchBytes` brings an archive from storage. */
type Options = { folder: string; maxBytes: number; fetchBytes: (file: Stored) => Promise<Uint8Array> };

/** What nobody looked at for so long may be something that is not public any more. */
const keptMs = 7 * 24 * 3600 * 1000;
const maxOpen = 64;

/** Where archives are kept between two starts. */
export const cacheFolder = (): string => join(process.env.DATA_DIR ?? tmpdir(), 'cache', 'pyramids');

/**
 * Archives of tiles on disk, fetched from storage once: those used last, up to `maxBytes` in all. Others may delete
 * its files at any time, or end the process: what is there is whole, and what is gone is fetched again.
 */
export function createPyramidCache({ folder, maxBytes, fetchBytes }: Options) {
	const opened = new Map<string, Promise<Archive>>();
	/** They come as a whole into memory. */
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
			// Not there, not whole, or not readable: fetched anew.
		}
		return fetches.run(1, () => fetched(file));
	}

	/** Deletes what wasn't used for long, and of the rest the longest unused ones until there is room. */
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
			// A file that is being written is somebody's; one that a killed process left is old.
			const isStale = Date.now() - usedMs > (name.endsWith('.part') ? 3_600_000 : keptMs);
			if ((room < 0 && !name.endsWith('.part') && name !== `${newest}.zip`) || isStale) await unlink(path).catch(() => undefined);
		}
	}

	/** Whoever comes while it is fetched shares it. */
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
		// Whoever reads in it now is done long before.
		void archive?.then(
			({ close }) => setTimeout(() => void close(), 10_000).unref(),
			() => undefined
		);
	}

	return {
		/** A tile of an archive by its name; null when it has no such tile. @throws when it can't be had. */
		async tile(file: Stored, key: string): Promise<Buffer | null> {
			try {
				return await (await archiveOf(file)).read(key);
			} catch (error) {
				// Somebody wrote into the file, or the disk is bad: once more, from storage.
				if (!(error instanceof NotAnArchive)) throw error;
				close(file.name);
				await unlink(pathOf(file.name)).catch(() => undefined);
				return (await archiveOf(file)).read(key);
			}
		},
		/** Lets go of all files; afterwards it must not be used any more. */
		async closeAll(): Promise<void> {
			await Promise.allSettled([...opened.values()].map(async (archive) => (await archive).close()));
			opened.clear();
		},
		/** Forgets an archive that isn't public any more. */
		async forget(name: string): Promise<void> {
			close(name);
			await unlink(pathOf(name)).catch(() => undefined);
		}
	};
}
