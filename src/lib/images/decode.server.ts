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
export type Opened = { ok: true; metadata: Metadata; open: () => Sharp };

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
	return { ok: true, metadata, open };
}

/** Why a file could not be read: by its first bytes, or what libvips says of it. */
export function reasonOf(error: unknown, bytes: Buffer): RefusalReason {
	if (/pixel limit|exceeds/i.test(error instanceof Error ? error.message : '')) return 'too-many-pixels';
	const start = bytes.subarray(0, 512).toString('latin1').trimStart();
	if (start.startsWith('%PDF')) return 'pdf';
	if (start.startsWith('GIF8')) return 'gif';
	if (/<svg|<\?xml|<!doctype svg/i.test(start)) return 'svg';
	if (/^....ftyp(heic|heix|hevc|heim|heis|mif1)/s.test(start)) return 'heic';
	const known =
		['\xff\xd8\xff', '\x89PNG', 'RIFF', 'II*\0', 'MM\0*'].some((magic) => start.startsWith(magic)) || /^....ftypavif/s.test(start);
	return known ? 'damaged' : 'not-a-picture';
}
