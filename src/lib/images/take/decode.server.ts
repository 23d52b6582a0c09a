import sharp, { type Metadata, type Sharp } from 'sharp';
import { iccOfCoded } from './codedIcc.ts';
import { decodeHeic, HeicProblem } from './heic.server.ts';
import { codedColourOf, itemTypesOf } from './heifBoxes.ts';
import { labCalledRgb, labTiff } from './labTiff.ts';
import { limits, type RefusalReason } from './limits.ts';
import { type RawShape, rawTiff } from './rawTiff.ts';

// Only these five loaders, and only from memory: nothing else that libvips could open ever runs.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
	operation: ['Jpeg', 'Png', 'Webp', 'Heif', 'Tiff'].map((name) => `VipsForeignLoad${name}Buffer`)
});
sharp.cache(false);

const readable = new Set(['jpeg', 'png', 'webp', 'heif', 'tiff']);

export type Refused = { ok: false; reason: RefusalReason };
/** `decodedBytes` is what the pixels will roughly take in memory. */
export type Opened = {
	ok: true;
	metadata: Metadata;
	decodedBytes: number;
	open: () => Sharp;
	/**
	 * Only where `open` can't give the pixels in their right colours: decodes them, to be used instead. All of them are in
	 * memory then, so it belongs into a picture's turn. @throws what `reasonOf` makes a reason of.
	 */
	decode?: () => Promise<Opened>;
};

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
		const called = /labq/.test(String(error)) ? labCalledRgb(bytes) : null;
		return called ? openLab(Buffer.from(called.buffer)) : { ok: false, reason: reasonOf(error, bytes) };
	}
	if (!readable.has(metadata.format)) return { ok: false, reason: 'not-a-picture' };
	const pixels = metadata.width * metadata.height;
	if (pixels > limits.pixels) return { ok: false, reason: 'too-many-pixels' };
	const opened: Opened = { ok: true, metadata, decodedBytes: decodedBytes(metadata), open };
	return metadata.format === 'heif' ? openHeif(bytes, opened) : opened;
}

async function openLab(calledRgb: Buffer): Promise<Opened | Refused> {
	const opened = await openPicture(calledRgb);
	if (!opened.ok || opened.metadata.channels !== 3) return { ok: false, reason: opened.ok ? 'damaged' : opened.reason };
	const { open, metadata } = opened;
	const decode = async () => {
		const { data, info } = await open().keepIccProfile().autoOrient().raw().toBuffer({ resolveWithObject: true });
		return openTiff(Buffer.from(labTiff(data, info.width, info.height).buffer), metadata);
	};
	return { ...opened, decodedBytes: opened.decodedBytes * 3, decode };
}

/** HEVC is decoded by a library of its own; colours named by numbers, which libvips passes over, become a profile. */
function openHeif(bytes: Buffer, opened: Opened): Opened | Refused {
	const { metadata, open } = opened;
	const { width, height } = metadata;
	// What sharp calls the compression is only the brand of the file.
	const types = itemTypesOf(bytes) ?? [];
	const isHevc = types.some((type) => type === 'hvc1' || type === 'hev1');
	if (!isHevc && !types.includes('av01')) return { ok: false, reason: 'heic' };
	if (!isHevc && width * height > limits.avifPixels) return { ok: false, reason: 'avif-too-many-pixels' };
	const coded = metadata.icc ? null : codedColourOf(bytes);
	const icc = metadata.icc ?? (coded && iccOfCoded(coded));
	if (isHevc) return { ...opened, decode: async () => openTiff(await decodeHeic(bytes, icc, metadata), metadata) };
	if (metadata.icc || !icc) return opened;
	return { ...opened, decode: async () => openTiff(await tiffWith(icc, metadata.depth === 'uchar' ? 8 : 16, open()), metadata) };
}

/** The pixels as they are in the file, but with this profile. */
async function tiffWith(icc: Uint8Array, bits: 8 | 16, picture: Sharp): Promise<Buffer> {
	const numbers = picture.toColourspace(bits === 16 ? 'rgb16' : 'srgb').raw({ depth: bits === 16 ? 'ushort' : 'uchar' });
	const { data, info } = await numbers.toBuffer({ resolveWithObject: true });
	const channels = info.channels as RawShape['channels'];
	const { file, pixels } = rawTiff({ ...info, channels, bits, icc: channels > 2 ? icc : undefined });
	pixels.set(data);
	return Buffer.from(file.buffer);
}

async function openTiff(tiff: Buffer, { format }: Metadata): Promise<Opened> {
	const open = () => sharp(tiff, { limitInputPixels: limits.pixels, failOn: 'error' });
	const metadata = await open().metadata();
	return { ok: true, metadata: { ...metadata, format }, decodedBytes: decodedBytes(metadata), open };
}

/** AV1 pictures come as one frame with planes of their own beside it: measured, three times their pixels. */
export function decodedBytes({ format, width, height, channels, depth }: Metadata): number {
	const perSample = depth === 'uchar' || depth === 'char' ? 1 : depth === 'ushort' || depth === 'short' ? 2 : 4;
	return width * height * channels * perSample * (format === 'heif' ? 3 : 1);
}

/** Why a file could not be read: by its first bytes, or what libvips says of it. */
export function reasonOf(error: unknown, bytes: Buffer): RefusalReason {
	if (error instanceof HeicProblem) return error.reason;
	const message = error instanceof Error ? error.message : '';
	const start = bytes.subarray(0, 512).toString('latin1');
	const text = start.trimStart();
	const brands = /^....ftyp/s.test(start) ? start.slice(8, bytes.readUInt32BE(0)) : '';
	const isAvif = /avif|avis/.test(brands);
	if (!isAvif && /hei[cxms]|hev[cxms]|mif1|msf1/.test(brands)) return heicReason(message, bytes);
	if (/pixel limit|exceeds/i.test(message)) return 'too-many-pixels';
	if (text.startsWith('%PDF')) return 'pdf';
	if (start.startsWith('GIF8')) return 'gif';
	if (isAvif || magics.some((magic) => magic.test(start))) return 'damaged';
	return /<svg|<\?xml|<!doctype svg/i.test(text) ? 'svg' : 'not-a-picture';
}

/** What libheif says is in brackets: 3 and 4 are what it doesn't know, and it opens at most 256 tiles. */
function heicReason(message: string, bytes: Buffer): RefusalReason {
	if (/pixel limit/i.test(message)) return 'too-many-pixels';
	if (/security limit/i.test(message)) return 'heic-too-many-pixels';
	const types = itemTypesOf(bytes);
	const isKnown = !types || types.some((type) => /hvc1|hev1|av01/.test(type));
	return isKnown && !/\([34]\.\d+\)/.test(message) ? 'damaged' : 'heic';
}

/** How JPEG, PNG, WebP and TIFF (the large kind, too) begin. */
const magics = [/^\xff\xd8\xff/, /^\x89PNG/, /^RIFF....WEBP/s, /^II[*+]\0/, /^MM\0[*+]/];
