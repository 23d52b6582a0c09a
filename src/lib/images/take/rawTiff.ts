/** The layout of raw pixels: rows from top to bottom, channels interleaved, 16-bit values little-endian. */
export type RawShape = {
	width: number;
	height: number;
	/** 1: grey, 2: grey and alpha, 3: RGB, 4: RGBA. Alpha is not premultiplied. */
	channels: 1 | 2 | 3 | 4;
	bits: 8 | 16;
	/** The ICC profile, unless the values are sRGB. */
	icc?: Uint8Array | undefined;
};

const SHORT = 3;
const LONG = 4;
const UNDEFINED = 7;

/**
 * Creates an uncompressed TIFF (6.0, little-endian, one strip per 64 rows). Write the pixels into `pixels`, which is a view of `file`, so
 * that nothing is copied.
 *
 * Works around sharp, whose `raw` input takes no ICC profile (github.com/lovell/sharp issue 4195 asks for it). Can go when it does.
 * @throws RangeError when the file would be larger than TIFF's 4 GB.
 */
export function rawTiff({ width, height, channels, bits, icc }: RawShape): {
	file: Uint8Array<ArrayBuffer>;
	pixels: Uint8Array<ArrayBuffer>;
} {
	const rowBytes = width * channels * (bits / 8);
	const rows = 64;
	const strips = Math.ceil(height / rows);
	const hasAlpha = channels % 2 === 0;
	const colours = channels - (hasAlpha ? 1 : 0);
	const count = 11 + (hasAlpha ? 1 : 0) + (icc ? 1 : 0);
	// After the directory: values longer than four bytes, then the profile, then the pixels.
	const bitsAt = 8 + 2 + count * 12 + 4;
	const offsetsAt = bitsAt + 8;
	const sizesAt = offsetsAt + strips * 4;
	const iccAt = sizesAt + strips * 4;
	const pixelsAt = Math.ceil((iccAt + (icc?.length ?? 0)) / 16) * 16;
	const total = pixelsAt + rowBytes * height;
	if (total > 0xffff_ffff) throw new RangeError('The picture is larger than a TIFF can be (4 GB).');
	const file = new Uint8Array(total);
	const view = new DataView(file.buffer);
	const short = (at: number, value: number) => view.setUint16(at, value, true);
	const long = (at: number, value: number) => view.setUint32(at, value, true);
	long(0, 0x002a_4949);
	long(4, 8);
	short(8, count);
	let at = 10;
	const entry = (tag: number, type: number, n: number, value: number) => {
		short(at, tag);
		short(at + 2, type);
		long(at + 4, n);
		long(at + 8, value);
		at += 12;
	};
	for (let i = 0; i < channels; i++) short(bitsAt + i * 2, bits);
	for (let i = 0; i < strips; i++) {
		long(offsetsAt + i * 4, pixelsAt + i * rows * rowBytes);
		long(sizesAt + i * 4, Math.min(rows, height - i * rows) * rowBytes);
	}
	entry(256, LONG, 1, width);
	entry(257, LONG, 1, height);
	entry(258, SHORT, channels, channels === 1 ? bits : channels === 2 ? bits * 0x1_0001 : bitsAt);
	entry(259, SHORT, 1, 1); // not compressed
	entry(262, SHORT, 1, colours === 3 ? 2 : 1); // RGB, or grey with 0 for black
	entry(273, LONG, strips, strips === 1 ? pixelsAt : offsetsAt);
	entry(274, SHORT, 1, 1); // upright
	entry(277, SHORT, 1, channels);
	entry(278, LONG, 1, rows);
	entry(279, LONG, strips, strips === 1 ? rowBytes * height : sizesAt);
	entry(284, SHORT, 1, 1); // interleaved
	if (hasAlpha) entry(338, SHORT, 1, 2); // not premultiplied
	if (icc) entry(34675, UNDEFINED, icc.length, iccAt);
	if (icc) file.set(icc, iccAt);
	return { file, pixels: file.subarray(pixelsAt) };
}
