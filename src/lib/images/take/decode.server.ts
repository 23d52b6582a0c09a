import sharp, { type Metadata, type Sharp } from 'sharp';
import { iccOfCoded } from './codedIcc.ts';
import { decodeHeic, HeicProblem } from './heic.server.ts';
import { codedColourOf, itemTypesOf } from './heifBoxes.ts';
import { relabelLabAsRgb, labTiff } from './labTiff.ts';
import { limits, type RefusalReason } from './limits.ts';
import { codedBytes, hevcBytes, labBytes, memoryBytes } from './memory.ts';
import { type RawShape, rawTiff } from './rawTiff.ts';

// Security: only these five loaders may run, and only on buffers. libvips could open many other formats.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
	operation: ['Jpeg', 'Png', 'Webp', 'Heif', 'Tiff'].map((name) => `VipsForeignLoad${name}Buffer`)
});
sharp.cache(false);

const readable = new Set(['jpeg', 'png', 'webp', 'heif', 'tiff']);

export type Refused = { ok: false; reason: RefusalReason };
/** A picture whose header was read. `memoryBytes`: the memory that it takes at most (memory.ts). `open` starts a new pipeline. */
export type Opened = {
	ok: true;
	metadata: Metadata;
	memoryBytes: number;
	open: () => Sharp;
	/**
	 * Present when `open` can't deliver the right colours. Decodes the picture; use the result instead. All pixels are then in memory, so
	 * call it inside `inTurn`. @throws an error that `reasonOf` turns into a reason.
	 */
	decode?: () => Promise<Opened>;
};

/**
 * Reads the header of a file: its format, and whether it is small enough to decode. Ignores the file's name and declared type. Damaged
 * pixels show only when they are decoded. How many bytes the file may have, the caller checks.
 */
export async function openPicture(bytes: Buffer): Promise<Opened | Refused> {
	if (bytes.length === 0) return { ok: false, reason: 'empty' };
	const open = () => sharp(bytes, { limitInputPixels: limits.pixels, failOn: 'error', pages: 1 });
	let metadata: Metadata;
	try {
		metadata = await open().metadata();
	} catch (error) {
		const relabelled = /labq/.test(String(error)) ? relabelLabAsRgb(bytes) : null;
		return relabelled ? openLab(Buffer.from(relabelled.buffer)) : { ok: false, reason: reasonOf(error, bytes) };
	}
	if (!readable.has(metadata.format)) return { ok: false, reason: 'not-a-picture' };
	const pixels = metadata.width * metadata.height;
	if (pixels > limits.pixels) return { ok: false, reason: 'too-many-pixels' };
	const opened: Opened = { ok: true, metadata, memoryBytes: memoryBytes(metadata, bytes.length), open };
	return withinMemory(metadata.format === 'heif' ? openHeif(bytes, opened) : opened);
}

/** Refuses a picture that would take too much memory, however few bytes or pixels it has. */
const withinMemory = (opened: Opened | Refused): Opened | Refused =>
	opened.ok && opened.memoryBytes > limits.memoryBytes ? { ok: false, reason: 'too-much-memory' } : opened;

/** `relabelled`: a CIELAB file that was relabelled as RGB (labTiff.ts). Its values are labelled CIELAB again after decoding. */
async function openLab(relabelled: Buffer): Promise<Opened | Refused> {
	const opened = await openPicture(relabelled);
	if (!opened.ok || opened.metadata.channels !== 3) return { ok: false, reason: opened.ok ? 'damaged' : opened.reason };
	const { open, metadata } = opened;
	const decode = async () => {
		const { data, info } = await open().keepIccProfile().autoOrient().raw().toBuffer({ resolveWithObject: true });
		return openTiff(Buffer.from(labTiff(data, info.width, info.height).buffer), metadata);
	};
	return withinMemory({ ...opened, memoryBytes: labBytes(metadata, relabelled.length), decode });
}

/** HEIC (HEVC) is decoded by heic.server.ts. Colours declared by code points, which libvips ignores, become a profile (codedIcc.ts). */
function openHeif(bytes: Buffer, opened: Opened): Opened | Refused {
	const { metadata, open } = opened;
	const { width, height } = metadata;
	// The item types tell the codec. sharp's `metadata.compression` only reflects the brand of the file.
	const types = itemTypesOf(bytes) ?? [];
	const isHevc = types.some((type) => type === 'hvc1' || type === 'hev1');
	if (!isHevc && !types.includes('av01')) return { ok: false, reason: 'heic' };
	if (!isHevc && width * height > limits.avifPixels) return { ok: false, reason: 'avif-too-many-pixels' };
	const coded = metadata.icc ? null : codedColourOf(bytes);
	const icc = metadata.icc ?? (coded && iccOfCoded(coded));
	if (isHevc)
		return {
			...opened,
			memoryBytes: hevcBytes(metadata, bytes.length),
			decode: async () => openTiff(await decodeHeic(bytes, icc, metadata), metadata)
		};
	if (metadata.icc || !icc) return opened;
	const decode = async () => openTiff(await tiffWith(icc, metadata.depth === 'uchar' ? 8 : 16, open()), metadata);
	return { ...opened, memoryBytes: codedBytes(metadata, bytes.length), decode };
}

/** An uncompressed TIFF with the picture's unchanged values and this profile. */
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
	return { ok: true, metadata: { ...metadata, format }, memoryBytes: memoryBytes(metadata, tiff.length), open };
}

/** Why a file could not be read, judged by its first bytes and the error of libvips. */
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

/**
 * libvips appends libheif's error code in brackets; 3 and 4 mean unsupported. "security limit": libvips lets libheif read at most 256
 * items (tiles and others); see limits.ts.
 */
function heicReason(message: string, bytes: Buffer): RefusalReason {
	if (/pixel limit/i.test(message)) return 'too-many-pixels';
	if (/security limit/i.test(message)) return 'heic-too-many-pixels';
	const types = itemTypesOf(bytes);
	const isKnown = !types || types.some((type) => /hvc1|hev1|av01/.test(type));
	return isKnown && !/\([34]\.\d+\)/.test(message) ? 'damaged' : 'heic';
}

/** The first bytes of JPEG, PNG, WebP, and TIFF or BigTIFF. */
const magics = [/^\xff\xd8\xff/, /^\x89PNG/, /^RIFF....WEBP/s, /^II[*+]\0/, /^MM\0[*+]/];
