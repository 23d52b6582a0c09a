/**
 * Small HEIF files (ISO/IEC 23008-12) assembled from the parts of a real one, with other sizes, orientations, colours or
 * codec names. No HEVC encoder is needed.
 */

export type Hevc = {
	/** The `hvcC` box and the tiles of a grid, row by row, each 512 by 512 pixels. */
	config: Buffer;
	tiles: Buffer[];
};

/** Reads the coded tiles of an iPhone photograph: a grid whose parts `iref` lists in order and `iloc` (version 1) locates. */
export function hevcOf(file: Buffer): Hevc {
	const start = file.indexOf('hvcC') - 4;
	const config = file.subarray(start, start + file.readUInt32BE(start));
	const dimg = file.indexOf('dimg');
	const ids = Array.from({ length: file.readUInt16BE(dimg + 6) }, (_, i) => file.readUInt16BE(dimg + 8 + i * 2));
	const iloc = file.indexOf('iloc') + 8;
	const places = new Map<number, Buffer>();
	for (let i = 0, at = iloc + 4; i < file.readUInt16BE(iloc + 2); i++, at += 16) {
		const [offset, length] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
		places.set(file.readUInt16BE(at), file.subarray(offset, offset + length));
	}
	return { config, tiles: ids.map((id) => places.get(id)!) };
}

export type HeifWish = {
	/** Property boxes of the picture besides its size: `irot`, `imir`, `colr`, `clap`. */
	properties?: Buffer[];
	/** Type of the coded items. Defaults to `hvc1`. */
	codec?: string;
	columns: number;
	/** Tiles row by row. A single tile makes a picture without a grid. */
	tiles: Buffer[];
	config: Buffer;
	width: number;
	height: number;
};

/** Returns a file with this picture. Tiles that share a buffer are stored once. */
export function heifOf({ properties = [], codec = 'hvc1', columns, tiles, config, width, height }: HeifWish): Buffer {
	const isGrid = tiles.length > 1;
	const all = [box('ispe', full(0), u32(512), u32(512)), config, box('ispe', full(0), u32(width), u32(height)), ...properties];
	const tileIds = tiles.map((_, i) => i + 1);
	const primary = isGrid ? tiles.length + 1 : 1;
	const own = all.map((_, i) => i + 1).slice(isGrid ? 2 : 1);
	const assigned = (id: number, of: number[]) => [u16(id), u8(of.length), ...of.map((index) => u8(index))];
	const associations = isGrid ? [...tileIds.flatMap((id) => assigned(id, [1, 2])), ...assigned(primary, own)] : assigned(1, own);
	const entry = (id: number, type: string) => box('infe', full(2), u16(id), u16(0), Buffer.from(`${type}\0`));
	const grid = Buffer.concat([u8(0), u8(1), u8(tiles.length / columns - 1), u8(columns - 1), u32(width), u32(height)]);
	const data = [...new Set(tiles), ...(isGrid ? [grid] : [])];
	const head = box('ftyp', Buffer.from('heic'), u32(0), Buffer.from('mif1heic'));
	const meta = (offsetOf: (part: Buffer) => number) =>
		box(
			'meta',
			full(0),
			box('hdlr', full(0), u32(0), Buffer.from('pict'), Buffer.alloc(13)),
			box('pitm', full(0), u16(primary)),
			box('iinf', full(0), u16(primary), ...tileIds.map((id) => entry(id, codec)), ...(isGrid ? [entry(primary, 'grid')] : [])),
			...(isGrid ? [box('iref', full(0), box('dimg', u16(primary), u16(tiles.length), ...tileIds.map(u16)))] : []),
			box('iprp', box('ipco', ...all), box('ipma', full(0), u32(primary), ...associations)),
			box(
				'iloc',
				full(0),
				u8(0x44),
				u8(0),
				u16(primary),
				...[...tiles, ...(isGrid ? [grid] : [])].flatMap((part, i) => [u16(i + 1), u16(0), u16(1), u32(offsetOf(part)), u32(part.length)])
			)
		);
	const offsets = new Map<Buffer, number>();
	let at = head.length + meta(() => 0).length + 8;
	for (const part of data) {
		offsets.set(part, at);
		at += part.length;
	}
	return Buffer.concat([head, meta((part) => offsets.get(part)!), box('mdat', ...data)]);
}

/** Rotation by this many quarter turns anticlockwise; ISO/IEC 23008-12, 6.5.10. */
export const irot = (quarters: number): Buffer => box('irot', u8(quarters));
/** Mirroring: swaps top and bottom (0) or left and right (1); ISO/IEC 23008-12, 6.5.12. */
export const imir = (axis: 0 | 1): Buffer => box('imir', u8(axis));
/** Colour space given by code points of ITU-T H.273, full range. */
export const nclx = (primaries: number, transfer: number): Buffer =>
	box('colr', Buffer.from('nclx'), u16(primaries), u16(transfer), u16(6), u8(0x80));
/** Colour space given by an ICC profile. */
export const prof = (icc: Uint8Array): Buffer => box('colr', Buffer.from('prof'), Buffer.from(icc));
/** Crop to the centre, with this size; ISO/IEC 14496-12, 12.1.4. */
export const clap = (width: number, height: number): Buffer =>
	box('clap', u32(width), u32(1), u32(height), u32(1), u32(0), u32(1), u32(0), u32(1));

const u8 = (value: number): Buffer => Buffer.of(value);
function u16(value: number): Buffer {
	const bytes = Buffer.alloc(2);
	bytes.writeUInt16BE(value);
	return bytes;
}
function u32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(value);
	return bytes;
}
const full = (version: number): Buffer => u32(version << 24);
function box(type: string, ...parts: Buffer[]): Buffer {
	const content = Buffer.concat(parts);
	return Buffer.concat([u32(content.length + 8), Buffer.from(type, 'latin1'), content]);
}
