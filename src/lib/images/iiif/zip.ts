/**
 * Archives of tiles: zip files (APPNOTE.TXT 6.3) whose entries are stored without compression, so that each entry is a byte range. Other
 * zip files are refused: compressed, encrypted, split, or larger than 4 GB.
 */

/** An entry. `at`: the position of its local header. `bytes`: the length of its content. */
export type Entry = { name: string; at: number; nameBytes: number; bytes: number };
export type Directory = { at: number; bytes: number; entries: number };

/** The file is no archive whose entries are byte ranges. The message says why. */
export class NotAnArchive extends Error {}

const need = (fits: boolean, why: string): void => {
	if (!fits) throw new NotAnArchive(why);
};

export const endBytes = 22;
/** The end record and the longest possible comment: so many bytes at the end of a file contain the position of the directory. */
export const tailBytes = endBytes + 0xffff;
export const localBytes = 30;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Finds the directory from the last bytes (`tail`) of a file of `size` bytes. @throws NotAnArchive */
export function directoryOf(tail: Uint8Array, size: number): Directory {
	const view = viewOf(tail);
	for (let end = tail.length - endBytes; end >= 0; end--) {
		if (view.getUint32(end, true) !== 0x06054b50 || end + endBytes + view.getUint16(end + 20, true) !== tail.length) continue;
		const [bytes, at] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
		const entries = view.getUint16(end + 10, true);
		need(view.getUint16(end + 4, true) === 0 && view.getUint16(end + 8, true) === entries, 'in parts');
		need(entries !== 0xffff && at !== 0xffffffff, 'zip64');
		need(at + bytes <= size - (tail.length - end), 'the directory is outside of the file');
		return { at, bytes, entries };
	}
	throw new NotAnArchive('no directory');
}

/** The entries of a directory. @throws NotAnArchive when an entry is compressed, encrypted or outside the file. */
export function entriesOf(directory: Uint8Array, { at: end, entries }: Directory): Entry[] {
	const view = viewOf(directory);
	const result: Entry[] = [];
	let at = 0;
	for (let i = 0; i < entries; i++) {
		need(at + 46 <= directory.length && view.getUint32(at, true) === 0x02014b50, 'the directory is damaged');
		const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [number, number, number];
		const [packed, bytes, start] = [20, 24, 42].map((field) => view.getUint32(at + field, true)) as [number, number, number];
		const next = at + 46 + nameBytes + extraBytes + commentBytes;
		need(next <= directory.length, 'the directory is damaged');
		need((view.getUint16(at + 8, true) & 1) === 0, 'encrypted');
		need(view.getUint16(at + 10, true) === 0 && packed === bytes, 'compressed');
		need(start + localBytes + nameBytes + bytes <= end, 'an entry is outside of the file');
		result.push({ name: new TextDecoder().decode(directory.subarray(at + 46, at + 46 + nameBytes)), at: start, nameBytes, bytes });
		at = next;
	}
	return result;
}

/** The position of an entry's content, from its local header. @throws NotAnArchive when the header belongs to another entry. */
export function contentAt(header: Uint8Array, { at, nameBytes }: Entry): number {
	const view = viewOf(header);
	need(header.length >= localBytes && view.getUint32(0, true) === 0x04034b50, 'no local header where the directory says');
	need(view.getUint16(26, true) === nameBytes, 'the local header belongs to another entry');
	return at + localBytes + nameBytes + view.getUint16(28, true);
}

/** All entries of an archive in memory. @throws NotAnArchive */
export function readArchive(bytes: Uint8Array): Entry[] {
	const directory = directoryOf(bytes.subarray(-tailBytes), bytes.length);
	return entriesOf(bytes.subarray(directory.at, directory.at + directory.bytes), directory);
}

/** The archive with only the entries that `keep` selects. They must be the first ones: the rest is cut off. @throws NotAnArchive */
export function firstEntries(bytes: Uint8Array, keep: (name: string) => boolean): Uint8Array {
	const directory = directoryOf(bytes.subarray(-tailBytes), bytes.length);
	const all = readArchive(bytes);
	const kept = all.filter(({ name }) => keep(name));
	const contentEnd = Math.min(directory.at, ...all.filter(({ name }) => !keep(name)).map(({ at }) => at));
	need(
		kept.every(({ at }) => at < contentEnd),
		'an entry to remove comes before an entry to keep'
	);
	const records = recordsOf(bytes, directory, all).filter((_, i) => keep(all[i]!.name));
	const recordBytes = records.reduce((sum, record) => sum + record.length, 0);
	const result = new Uint8Array(contentEnd + recordBytes + endBytes);
	result.set(bytes.subarray(0, contentEnd));
	records.reduce((at, record) => (result.set(record, at), at + record.length), contentEnd);
	const end = new DataView(result.buffer, contentEnd + recordBytes);
	end.setUint32(0, 0x06054b50, true);
	end.setUint16(8, kept.length, true);
	end.setUint16(10, kept.length, true);
	end.setUint32(12, recordBytes, true);
	end.setUint32(16, contentEnd, true);
	return result;
}

/** The records of the directory, one for each entry. */
function recordsOf(bytes: Uint8Array, { at: start }: Directory, entries: readonly Entry[]): Uint8Array[] {
	const view = viewOf(bytes);
	let at = start;
	return entries.map(() => {
		const length = 46 + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0);
		at += length;
		return bytes.subarray(at - length, at);
	});
}
