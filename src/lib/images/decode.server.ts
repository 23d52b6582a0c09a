import sharp, { type Metadata, type Sharp } from 'sharp';
import { limits, type RefusalReason } from './limits.ts';

// Only these five loaders, and only from memory: nothing else that libvips could open ever runs.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
	operation: ['Jpeg', 'Png', 'Webp', 'Heif', 'Tiff'].map((name) => `VipsForeignLoad${name}Buffer`)
});
sharp.cache(false);

const readable = new Set(['jpeg', 'png', 'webp', 'heif', 'tiff']);

export type Refused = { ok: false; reason: RefusalReason };
/** `decodedBytes` is what the pixels will roughly take in memory. */
export type Opened = { ok: true; metadata: Metadata; decodedBytes: number; open: () => Sharp };

/**
 * Looks at the header of a file: what it is, whether it is small enough to decode. Neither its name nor its
 * declared type is believed. Whether the pixels are whole, only decoding tells (`damaged`).
 */
export async function openPicture(bytes: Buffer): Promise<Opened | Refused> {
	if (bytes.length === 0) return { ok: false, reason: 'empty' };
	if (bytes.length > limits.bytes) return { ok: false, reason: 'too-big' };
	const open = () => sharp(bytes, { limitInputPixels: limits.pixels, failOn: 'error', pages: 1 });
	let metadata: Metadata;
	try {
		metadata = await open().metadata();
	} catch (error) {
		return { ok: false, reason: reasonOf(error, bytes) };
	}
	if (!readable.has(metadata.format)) return { ok: false, reason: 'not-a-picture' };
	if (metadata.compression === 'hevc') return { ok: false, reason: 'heic' };
	if (metadata.width * metadata.height > limits.pixels) return { ok: false, reason: 'too-many-pixels' };
	if (metadata.format === 'heif' && metadata.width * metadata.height > limits.avifPixels)
		return { ok: false, reason: 'avif-too-many-pixels' };
	return { ok: true, metadata, decodedBytes: decodedBytes(metadata), open };
}

/** AV1 pictures come as one frame with planes of their own beside it: measured, three times their pixels. */
export function decodedBytes({ format, width, height, channels, depth }: Metadata): number {
	const perSample = depth === 'uchar' || depth === 'char' ? 1 : depth === 'ushort' || depth === 'short' ? 2 : 4;
	return width * height * channels * perSample * (format === 'heif' ? 3 : 1);
}

/** Why a file could not be read: by its first bytes, or what libvips says of it. */
export function reasonOf(error: unknown, bytes: Buffer): RefusalReason {
	if (/pixel limit|exceeds/i.test(error instanceof Error ? error.message : '')) return 'too-many-pixels';
	const start = bytes.subarray(0, 512).toString('latin1');
	const text = start.trimStart();
	if (text.startsWith('%PDF')) return 'pdf';
	if (start.startsWith('GIF8')) return 'gif';
	const brands = /^....ftyp/s.test(start) ? start.slice(8, bytes.readUInt32BE(0)) : '';
	if (/avif|avis/.test(brands) || magics.some((magic) => magic.test(start))) return 'damaged';
	if (/hei[cxms]|hev[cxms]|mif1|msf1/.test(brands)) return 'heic';
	return /<svg|<\?xml|<!doctype svg/i.test(text) ? 'svg' : 'not-a-picture';
}

/** How JPEG, PNG, WebP and TIFF (the large kind, too) begin. */
const magics = [/^\xff\xd8\xff/, /^\x89PNG/, /^RIFF....WEBP/s, /^II[*+]\0/, /^MM\0[*+]/];
