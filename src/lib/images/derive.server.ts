import { createHash } from 'node:crypto';
import sharp, { type OutputInfo, type Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { openPicture, reasonOf, type Opened, type Refused } from './decode.server.ts';
import { fitted, type Format, formats, jpegSides, sidesFor } from './variants.ts';
import { stripJpeg } from './stripJpeg.ts';

export type Variant = { format: Format; width: number; height: number; bytes: Buffer };
export type Master = { format: 'jpeg' | 'png'; width: number; height: number; bytes: Buffer; sha256: string };
/** Width and height are those of the upright picture in pixels; `thumbhash` is base64, `dominant` #rrggbb. */
export type Derived = {
	ok: true;
	width: number;
	height: number;
	thumbhash: string;
	dominant: string;
	master: Master;
	variants: Variant[];
};

type Raw = { data: Buffer; info: OutputInfo };

/**
 * AVIF effort 2: by the figures in README it costs a seventh of effort 4 for a seventh more bytes. Quality by eye
 * on paintings with canvas texture.
 */
const encode: Record<Format, (image: Sharp) => Sharp> = {
	avif: (image) => image.avif({ quality: 58, effort: 2 }),
	webp: (image) => image.webp({ quality: 82, effort: 4 }),
	jpeg: (image) => image.jpeg({ quality: 82, mozjpeg: true })
};

/**
 * Everything that is kept of an uploaded photograph: upright, sRGB, without any metadata. The file is decoded
 * once, at the largest size; every smaller one is made from the next larger one.
 */
export async function derivePicture(bytes: Buffer): Promise<Derived | Refused> {
	const opened = await openPicture(bytes);
	if (!opened.ok) return opened;
	try {
		return await derive(bytes, opened);
	} catch (error) {
		return { ok: false, reason: reasonOf(error, bytes) };
	}
}

async function derive(bytes: Buffer, { metadata, open }: Opened): Promise<Derived> {
	const { width, height } = metadata.autoOrient;
	const sizes = sidesFor(width, height).map((side) => fitted(width, height, side));
	let level = await raw(
		open()
			.autoOrient()
			.resize({ ...sizes.at(-1)!, fit: 'fill' })
			.flatten({ background: '#ffffff' })
	);
	const levels: Raw[] = [level];
	for (const size of sizes.slice(0, -1).reverse()) {
		level = await raw(fromRaw(level).resize({ ...size, fit: 'fill' }));
		levels.push(level);
	}
	const variants = await Promise.all(levels.flatMap((each, i) => formatsFor(each.info, i === 0).map((format) => variant(each, format))));
	return { ok: true, width, height, ...(await placeholder(level)), master: await master(bytes, { metadata, open, ok: true }), variants };
}

const raw = (image: Sharp): Promise<Raw> => image.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });

const fromRaw = ({ data, info }: Raw): Sharp =>
	sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels as 1 | 2 | 3 | 4 } });

/** JPEG only in the middle sizes; of a picture too small to have one, in its own. */
function formatsFor({ width, height }: OutputInfo, isLargest: boolean): readonly Format[] {
	const side = Math.max(width, height);
	const asJpeg = jpegSides.includes(side) || (isLargest && side < jpegSides[0]!);
	return asJpeg ? formats : formats.filter((format) => format !== 'jpeg');
}

async function variant(level: Raw, format: Format): Promise<Variant> {
	const { width, height } = level.info;
	return { format, width, height, bytes: await encode[format](fromRaw(level)).toBuffer() };
}

/** What stands in a picture's place until it is there. */
async function placeholder(smallest: Raw): Promise<{ thumbhash: string; dominant: string }> {
	const small = await fromRaw(smallest)
		.resize(100, 100, { fit: 'inside' })
		.toColourspace('srgb')
		.ensureAlpha()
		.raw()
		.toBuffer({ resolveWithObject: true });
	// The mean, not the most frequent colour: that one is often the black of a shadow.
	const { channels } = await fromRaw(smallest).toColourspace('srgb').stats();
	const [red, green, blue] = [channels[0], channels[1] ?? channels[0], channels[2] ?? channels[0]];
	const hex = [red, green, blue]
		.map((channel) =>
			Math.round(channel?.mean ?? 0)
				.toString(16)
				.padStart(2, '0')
		)
		.join('');
	return {
		thumbhash: Buffer.from(rgbaToThumbHash(small.info.width, small.info.height, small.data)).toString('base64'),
		dominant: `#${hex}`
	};
}

/** The private original: a JPEG stays as it is but for its metadata, everything else becomes a PNG without loss. */
async function master(bytes: Buffer, { metadata, open }: Opened): Promise<Master> {
	const upright = metadata.autoOrient;
	const kept =
		metadata.format === 'jpeg'
			? Buffer.from(stripJpeg(bytes, metadata.orientation ?? 1))
			: await (metadata.depth === 'ushort' ? open().toColourspace('rgb16') : open()).autoOrient().keepIccProfile().png().toBuffer();
	return {
		format: metadata.format === 'jpeg' ? 'jpeg' : 'png',
		width: upright.width,
		height: upright.height,
		bytes: kept,
		sha256: createHash('sha256').update(kept).digest('hex')
	};
}
