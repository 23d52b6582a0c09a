/**
 * Code points of ITU-T H.273 for colour primaries and transfer function. `primaries` 1: sRGB, 9: BT.2020, 12: Display P3. `transfer` 13:
 * sRGB, 16: PQ, 18: HLG.
 */
export type CodedColour = { primaries: number; transfer: number };

type Box = { type: string; start: number; end: number };

/**
 * The code points of the primary picture of a HEIF file (HEIC, AVIF), from its `colr` box of type `nclx`. Null when it has a profile or
 * no colour information, and for other files. ISO/IEC 14496-12, 23008-12.
 */
export const codedColourOf = (bytes: Uint8Array): CodedColour | null => fromMeta(bytes, colourOf);

/** The types of the items in a HEIF file, four letters each (`hvc1`, `av01`, `grid`, `Exif`). Null for other files. */
export const itemTypesOf = (bytes: Uint8Array): string[] | null => fromMeta(bytes, typesOf);

function fromMeta<T>(bytes: Uint8Array, read: (view: DataView, parts: Box[]) => T | null): T | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	try {
		const meta = boxes(view, 0, view.byteLength).find(({ type }) => type === 'meta');
		return meta ? read(view, boxes(view, meta.start + 4, meta.end)) : null;
	} catch (error) {
		// A box reaches beyond the file. The decoder will report what is wrong.
		if (error instanceof RangeError) return null;
		throw error;
	}
}

/** `iinf` has a count of 16 or 32 bits. In an `infe` of version 2 or 3 the type follows the id and the protection index. */
function typesOf(view: DataView, parts: Box[]): string[] | null {
	const iinf = parts.find(({ type }) => type === 'iinf');
	if (!iinf) return null;
	const entries = boxes(view, iinf.start + (view.getUint8(iinf.start) === 0 ? 6 : 8), iinf.end).filter(({ type }) => type === 'infe');
	return entries.map(({ start }) => name(view, start + (view.getUint8(start) === 3 ? 10 : 8)));
}

function colourOf(view: DataView, parts: Box[]): CodedColour | null {
	const properties = inside(view, parts, 'iprp');
	const all = inside(view, properties, 'ipco');
	const pitm = parts.find(({ type }) => type === 'pitm');
	const primary = pitm ? (view.getUint8(pitm.start) === 0 ? view.getUint16(pitm.start + 4) : view.getUint32(pitm.start + 4)) : -1;
	const own = properties
		.filter(({ type }) => type === 'ipma')
		.flatMap((ipma) => propertiesOf(view, ipma, primary))
		.flatMap((index) => all[index - 1] ?? []);
	const colours = (own.some(({ type }) => type === 'colr') ? own : all).filter(({ type }) => type === 'colr');
	// A profile takes precedence, because it is more exact than code points.
	const [coded] = colours;
	if (!coded || colours.some(({ start }) => name(view, start) !== 'nclx')) return null;
	return { primaries: view.getUint16(coded.start + 4), transfer: view.getUint16(coded.start + 6) };
}

const name = (view: DataView, at: number): string => String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));

/** The boxes between `start` and `end`. In a box, `start` is where its content begins. */
function boxes(view: DataView, start: number, end: number): Box[] {
	const found: Box[] = [];
	for (let at = start; at + 8 <= end && found.length < 10_000;) {
		const size = view.getUint32(at);
		const head = size === 1 ? 16 : 8;
		const length = size === 0 ? end - at : size === 1 ? Number(view.getBigUint64(at + 8)) : size;
		if (length < head) break;
		found.push({ type: name(view, at + 4), start: at + head, end: Math.min(at + length, end) });
		at += length;
	}
	return found;
}

function inside(view: DataView, among: readonly Box[], type: string): Box[] {
	const box = among.find((each) => each.type === type);
	return box ? boxes(view, box.start, box.end) : [];
}

/** The indices, from 1, of the properties that an `ipma` box assigns to an item. */
function propertiesOf(view: DataView, { start, end }: Box, item: number): number[] {
	const isLong = view.getUint8(start) > 0;
	const isWide = (view.getUint8(start + 3) & 1) === 1;
	const found: number[] = [];
	let at = start + 8;
	for (let left = view.getUint32(start + 4); left > 0 && at < end; left--) {
		const id = isLong ? view.getUint32(at) : view.getUint16(at);
		at += isLong ? 4 : 2;
		const count = view.getUint8(at++);
		for (let i = 0; i < count; i++, at += isWide ? 2 : 1)
			if (id === item) found.push(isWide ? view.getUint16(at) & 0x7fff : view.getUint8(at) & 0x7f);
	}
	return found;
}
