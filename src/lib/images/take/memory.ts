/** What a header says about the memory that its picture needs, as sharp names it. */
export type Shape = {
	format: string;
	width: number;
	height: number;
	channels: number;
	depth: string;
	isProgressive?: boolean | undefined;
	chromaSubsampling?: string | undefined;
	orientation?: number | undefined;
};

/** Up to this much memory a picture is small: photographs of telephones are. */
export const smallBytes = 120_000_000;

const sampleBytes: Readonly<Record<string, number>> = { uchar: 1, char: 1, ushort: 2, short: 2 };
/** The pixels in bytes, uncompressed. */
export const decodedBytes = ({ width, height, channels, depth }: Shape): number => width * height * channels * (sampleBytes[depth] ?? 4);

/** Samples for each pixel of a JPEG that a decoder keeps: with 4:2:0 the colours have a quarter of the pixels. */
function keptSamples({ channels, chromaSubsampling = '' }: Shape): number {
	if (channels < 3) return channels;
	const colours = chromaSubsampling.startsWith('4:2:0') ? 0.5 : chromaSubsampling.startsWith('4:2:2') ? 1 : 2;
	return channels - 2 + colours;
}

/** Rows that pipelines keep at once, of the decoded picture and of what they make of it. Measured: 200 MB for rows of 87 kB. */
const rows = 2200;

/**
 * The memory in bytes that a process holds while it takes a picture of `fileBytes`, and later makes its files, beyond what it holds anyway.
 * Made with the measurements of tests/pictures/memory.test.ts:
 *
 * - Most pictures flow through in rows.
 * - An interlaced PNG is held whole. Of a progressive JPEG its coefficients are held, of two bytes each. WebP takes 8.3 bytes a pixel.
 * - AV1 is decoded as one frame with separate planes: 18 bytes a pixel, 22 with more than eight bits.
 * - A picture that lies on its side is held whole while it is turned: a JPEG when its tiles are made, all others for their master.
 * - The file is held three times while it is taken: as the form, as the photograph and as the master.
 */
export function memoryBytes(shape: Shape, fileBytes: number): number {
	const { height, format, orientation = 1 } = shape;
	const decoded = decodedBytes(shape);
	const held = Math.min(decoded, (decoded / height) * rows) + wholeBytes(shape);
	const turned = orientation > 4 ? decoded : 0;
	return format === 'jpeg' ? held + Math.max(fileBytes * 3, fileBytes + turned) : held + fileBytes * 3 + turned;
}

/** What the decoder holds of a picture when it can't decode it row by row. */
function wholeBytes(shape: Shape): number {
	const { format, width, height, depth, isProgressive } = shape;
	if (format === 'heif') return width * height * (depth === 'uchar' ? 18 : 22);
	if (format === 'webp') return width * height * 8.3;
	if (!isProgressive) return 0;
	return format === 'jpeg' ? width * height * keptSamples(shape) * 2 : decodedBytes(shape);
}

/** HEVC is decoded to a picture of eight bits in a thread whose memory is bounded (heic.server.ts). Measured: 5 bytes a pixel in all. */
export const hevcBytes = ({ width, height }: Shape, fileBytes: number): number => fileBytes * 3 + width * height * 8;

/** CIELAB of eight bits is decoded to memory, and again written to a TIFF of 16 bits (labTiff.ts). */
export const labBytes = (shape: Shape, fileBytes: number): number => memoryBytes(shape, fileBytes) + decodedBytes(shape) * 3;

/** AVIF with colours declared by code points is decoded to memory, and again written to a TIFF (codedIcc.ts). */
export const codedBytes = (shape: Shape, fileBytes: number): number => memoryBytes(shape, fileBytes) + decodedBytes(shape) * 2;
