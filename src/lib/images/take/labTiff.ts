import { rawTiff } from './rawTiff.ts';

const photometric = 262;
const rgb = 2;
const cielab = 8;

/**
 * Relabels a CIELAB TIFF as RGB, so that libvips reads its values unchanged. Returns null for any other file. TIFF 6.0, sections 2 and
 * 23.
 *
 * Works around libvips 8.18, which refuses CIELAB of 8 bits, as Photoshop writes it, with "bad labq format" (to report at
 * github.com/libvips/libvips; issue 1473 is about the same loader, with an alpha channel). This file and `openLab` can go when the test
 * "converts CIELAB of 8 bits to sRGB" passes without them.
 */
export function relabelLabAsRgb(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (bytes.length < 8) return null;
	const isLittle = view.getUint16(0) === 0x4949;
	if ((!isLittle && view.getUint16(0) !== 0x4d4d) || view.getUint16(2, isLittle) !== 42) return null;
	const directory = view.getUint32(4, isLittle);
	if (directory + 2 > bytes.length) return null;
	for (let i = 0, at = directory + 2; i < view.getUint16(directory, isLittle) && at + 12 <= bytes.length; i++, at += 12) {
		if (view.getUint16(at, isLittle) !== photometric || view.getUint16(at + 8, isLittle) !== cielab) continue;
		const relabelled = Uint8Array.from(bytes);
		new DataView(relabelled.buffer).setUint16(at + 8, rgb, isLittle);
		return relabelled;
	}
	return null;
}

/** A TIFF of 16 bits, which libvips reads, from CIELAB values of 8 bits (L from 0 to 255, a and b signed). */
export function labTiff(numbers: Uint8Array, width: number, height: number): Uint8Array<ArrayBuffer> {
	const { file, pixels } = rawTiff({ width, height, channels: 3, bits: 16 });
	const deep = new Uint16Array(pixels.buffer, pixels.byteOffset, numbers.length);
	for (let i = 0; i < deep.length; i += 3) {
		deep[i] = numbers[i]! * 257;
		deep[i + 1] = numbers[i + 1]! << 8;
		deep[i + 2] = numbers[i + 2]! << 8;
	}
	const view = new DataView(file.buffer);
	for (let at = 10; at < 10 + view.getUint16(8, true) * 12; at += 12)
		if (view.getUint16(at, true) === photometric) view.setUint16(at + 8, cielab, true);
	return file;
}
