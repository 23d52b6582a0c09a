import { deflateSync } from 'node:zlib';

/** `format`: 1 for whole numbers, 3 for floating point. */
type Shape = { side: number; channels: 3 | 4; bits: 16 | 32; format: 1 | 3 };

/** A square TIFF of zeros, compressed, in one strip: a decoder has to hold all of it. */
export function writtenTiff({ side, channels, bits, format }: Shape): Buffer {
	const strip = deflateSync(Buffer.alloc(side * side * channels * (bits / 8)), { level: 1 });
	const fields: [tag: number, type: number, values: number[]][] = [
		[256, 4, [side]],
		[257, 4, [side]],
		[258, 3, Array<number>(channels).fill(bits)],
		[259, 3, [8]],
		[262, 3, [2]],
		[273, 4, [0]],
		[277, 3, [channels]],
		[278, 4, [side]],
		[279, 4, [strip.length]],
		...(channels === 4 ? ([[338, 3, [2]]] as [number, number, number[]][]) : []),
		[339, 3, Array<number>(channels).fill(format)]
	];
	const more: Buffer[] = [];
	let end = 8 + 2 + fields.length * 12 + 4;
	const directory = Buffer.alloc(end);
	directory.write('II*\0', 'latin1');
	directory.writeUInt32LE(8, 4);
	directory.writeUInt16LE(fields.length, 8);
	const at = (i: number): number => 10 + i * 12;
	for (const [i, [tag, type, values]] of fields.entries()) {
		directory.writeUInt16LE(tag, at(i));
		directory.writeUInt16LE(type, at(i) + 2);
		directory.writeUInt32LE(values.length, at(i) + 4);
		if (values.length === 1) {
			if (type === 3) directory.writeUInt16LE(values[0]!, at(i) + 8);
			else directory.writeUInt32LE(values[0]!, at(i) + 8);
			continue;
		}
		const list = Buffer.from(Uint16Array.from(values).buffer);
		directory.writeUInt32LE(end, at(i) + 8);
		more.push(list);
		end += list.length;
	}
	directory.writeUInt32LE(end, at(fields.findIndex(([tag]) => tag === 273)) + 8);
	return Buffer.concat([directory, ...more, strip]);
}
