import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentAt, firstEntries, NotAnArchive, readArchive } from './zip.ts';

type ZipFile = { name: string; content: Uint8Array; extra?: number };

/** A zip as other programs may write it: with extra fields in the local headers and a comment at the end. */
function zip(files: ZipFile[], { comment = '', method = 0, flags = 0 } = {}): Uint8Array {
	const parts: Buffer[] = [];
	const records: Buffer[] = [];
	let at = 0;
	for (const { name, content, extra = 0 } of files) {
		const head = Buffer.alloc(30 + name.length + extra);
		head.writeUInt32LE(0x04034b50);
		head.writeUInt16LE(name.length, 26);
		head.writeUInt16LE(extra, 28);
		head.write(name, 30);
		const record = Buffer.alloc(46 + name.length);
		record.writeUInt32LE(0x02014b50);
		record.writeUInt16LE(flags, 8);
		record.writeUInt16LE(method, 10);
		record.writeUInt32LE(content.length, 20);
		record.writeUInt32LE(content.length, 24);
		record.writeUInt16LE(name.length, 28);
		record.writeUInt32LE(at, 42);
		record.write(name, 46);
		parts.push(head, Buffer.from(content));
		records.push(record);
		at += head.length + content.length;
	}
	const end = Buffer.alloc(22 + comment.length);
	end.writeUInt32LE(0x06054b50);
	end.writeUInt16LE(files.length, 8);
	end.writeUInt16LE(files.length, 10);
	end.writeUInt32LE(Buffer.concat(records).length, 12);
	end.writeUInt32LE(at, 16);
	end.writeUInt16LE(comment.length, 20);
	end.write(comment, 22);
	return new Uint8Array(Buffer.concat([...parts, ...records, end]));
}

const read = (bytes: Uint8Array) =>
	readArchive(bytes).map((entry) => {
		const at = contentAt(bytes.subarray(entry.at), entry);
		return { name: entry.name, content: bytes.slice(at, at + entry.bytes) };
	});

const files = fc.uniqueArray(
	fc.record({ name: fc.stringMatching(/^[a-z0-9/,.]{1,20}$/), content: fc.uint8Array({ maxLength: 50 }), extra: fc.nat(9) }),
	{ selector: ({ name }) => name, maxLength: 8 }
);

test('readArchive finds every entry', () => {
	fc.assert(
		fc.property(files, fc.stringMatching(/^[a-z ]{0,30}$/), (all, comment) => {
			expect(read(zip(all, { comment }))).toEqual(all.map(({ name, content }) => ({ name, content })));
		})
	);
});

test('firstEntries keeps the first entries and drops the rest', () => {
	fc.assert(
		fc.property(files, fc.nat(8), (all, count) => {
			const kept = all.slice(0, count);
			const bytes = firstEntries(zip(all), (name) => kept.some((each) => each.name === name));
			expect(read(bytes)).toEqual(kept.map(({ name, content }) => ({ name, content })));
		})
	);
});

describe('readArchive refuses', () => {
	const one = [{ name: 'a', content: new Uint8Array([1, 2, 3]) }];
	test.each([
		['an empty file', new Uint8Array()],
		['another format', new Uint8Array(5000).fill(80)],
		['compressed entries', zip(one, { method: 8 })],
		['encrypted entries', zip(one, { flags: 1 })],
		['an archive cut off at the front, down to its end record', zip(one).subarray(-22)],
		['an archive without its first bytes', zip([...one, { name: 'b', content: new Uint8Array(9) }]).subarray(20)]
	])('%s', (_what, bytes) => expect(() => read(bytes)).toThrow(NotAnArchive));

	test('to read outside a file that is damaged in any byte', () => {
		const good = zip([...one, { name: 'b', content: new Uint8Array(9) }]);
		fc.assert(
			fc.property(fc.nat(good.length - 1), fc.nat(255), (at, value) => {
				const bytes = good.slice();
				bytes[at] = value;
				try {
					for (const { content } of read(bytes)) expect(content.length).toBeLessThanOrEqual(good.length);
				} catch (error) {
					expect(error).toBeInstanceOf(NotAnArchive);
				}
			})
		);
	});
});
