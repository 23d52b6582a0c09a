import { type FileHandle, open } from 'node:fs/promises';
import { contentAt, directoryOf, entriesOf, type Entry, localBytes, NotAnArchive, tailBytes } from './zip.ts';

/** An open archive of tiles on disk. It stays readable after its file was deleted. */
export type Archive = { read: (key: string) => Promise<Buffer | null>; close: () => Promise<void> };

/**
 * Opens an archive of tiles. `read` returns the JPEG of a tile named like `0,0,512,512/512,512`, or null.
 * @throws NotAnArchive, or an error of the file system.
 */
export async function openArchive(path: string): Promise<Archive> {
	const file = await open(path);
	try {
		const { size } = await file.stat();
		const tail = await read(file, Math.max(0, size - tailBytes), Math.min(size, tailBytes));
		const directory = directoryOf(tail, size);
		const entries = entriesOf(await read(file, directory.at, directory.bytes), directory);
		const byKey = new Map(entries.map((entry) => [/^[^/]+\/(.+)\/0\/default\.jpg$/.exec(entry.name)?.[1] ?? '', entry]));
		return {
			read: async (key) => {
				const entry = byKey.get(key);
				return entry ? content(file, entry) : null;
			},
			close: () => file.close()
		};
	} catch (error) {
		await file.close();
		throw error;
	}
}

/** The content of an entry. One read suffices when there is no extra field, as in archives that we write. */
async function content(file: FileHandle, entry: Entry): Promise<Buffer> {
	const bytes = await read(file, entry.at, localBytes + entry.nameBytes + entry.bytes);
	const start = contentAt(bytes, entry);
	const inside = start - entry.at;
	return inside + entry.bytes === bytes.length ? bytes.subarray(inside) : read(file, start, entry.bytes);
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
	const buffer = Buffer.allocUnsafe(length);
	const { bytesRead } = await file.read(buffer, 0, length, position);
	if (bytesRead < length) throw new NotAnArchive('shorter than its directory says');
	return buffer;
}
