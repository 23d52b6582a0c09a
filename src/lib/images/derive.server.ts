import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import sharp, { type Metadata, type OutputInfo, type Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { openPicture, reasonOf, type Opened, type Refused } from './decode.server.ts';
import { fitted, type Format, formats, jpegSides, sidesFor } from './variants.ts';
import { stripJpeg } from './stripJpeg.ts';
import { createTurns } from './turns.ts';

export type Variant = { format: Format; width: number; height: number; bytes: Buffer };
export type Master = { format: 'jpeg' | 'png' | 'tiff'; width: number; height: number; bytes: Buffer; sha256: string };
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
 * Codecs run in libuv's thread pool, where files are read and names resolved for everybody else: one thread of it
 * stays free, else the site stands still while photographs are made.
 */
const codecs = createTurns(Math.max(1, Math.min(availableParallelism(), Number(process.env.UV_THREADPOOL_SIZE ?? 4) - 1)));
const bytesOf = (image: Sharp): Promise<Buffer> => codecs.run(1, () => image.toBuffer());
const rawOf = (image: Sharp): Promise<Raw> => codecs.run(1, () => image.raw().toBuffer({ resolveWithObject: true }));
sharp.concurrency(1);

/**
 * AVIF effort 2: of a 12-megapixel photograph at 2000 px, effort 3 took twice the processor time for 1 % fewer bytes,
 * effort 4 eight times for none.
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
	return opened.ok ? deriveOpened(bytes, opened) : opened;
}

/** The same of a file whose header was read already. */
export async function deriveOpened(bytes: Buffer, opened: Opened): Promise<Derived | Refused> {
	try {
		return await derive(bytes, opened);
	} catch (error) {
		return { ok: false, reason: reasonOf(error, bytes) };
	}
}

async function derive(bytes: Buffer, opened: Opened): Promise<Derived> {
	const { width, height } = opened.metadata.autoOrient;
	const sizes = sidesFor(width, height).map((side) => fitted(width, height, side));
	let level = await raw(
		opened
			.open()
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
	return { ok: true, width, height, ...(await placeholder(level)), master: await master(bytes, opened), variants };
}

const raw = (image: Sharp): Promise<Raw> => rawOf(image.toColourspace('srgb'));

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
	return { format, width, height, bytes: await bytesOf(encode[format](fromRaw(level))) };
}

/** What stands in a picture's place until it is there. */
async function placeholder(smallest: Raw): Promise<{ thumbhash: string; dominant: string }> {
	const small = await raw(fromRaw(smallest).resize(100, 100, { fit: 'inside' }).toColourspace('srgb').ensureAlpha());
	// The mean, not the most frequent colour: that one is often the black of a shadow.
	const { channels } = await codecs.run(1, () => fromRaw(smallest).toColourspace('srgb').stats());
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

/** The private original: a JPEG stays as it is but for its metadata, everything else is written anew without loss. */
async function master(bytes: Buffer, { metadata, open }: Opened): Promise<Master> {
	const { width, height } = metadata.autoOrient;
	const { format, kept } = metadata.format === 'jpeg' ? strippedMaster(bytes, metadata) : await losslessMaster(metadata, open());
	return { format, width, height, bytes: kept, sha256: createHash('sha256').update(kept).digest('hex') };
}

type Kept = { format: Master['format']; kept: Buffer };

const strippedMaster = (bytes: Buffer, { orientation }: Metadata): Kept => ({
	format: 'jpeg',
	kept: Buffer.from(stripJpeg(bytes, orientation ?? 1))
});

/** PNG, or TIFF for the colours that PNG has no numbers for. Turned upright, because that loses nothing here. */
async function losslessMaster({ space, depth }: Metadata, image: Sharp): Promise<Kept> {
	if (space === 'cmyk' || space === 'lab' || space === 'labs') {
		const own = space === 'cmyk' ? image.pipelineColourspace(space) : image;
		return { format: 'tiff', kept: await bytesOf(own.autoOrient().toColourspace(space).keepIccProfile().tiff({ compression: 'deflate' })) };
	}
	const isGrey = space === 'b-w' || space === 'grey16';
	const isDeep = depth !== 'uchar';
	const numbers = isGrey ? (isDeep ? 'grey16' : 'b-w') : isDeep ? 'rgb16' : 'srgb';
	return { format: 'png', kept: await bytesOf(image.autoOrient().toColourspace(numbers).keepIccProfile().png()) };
}
