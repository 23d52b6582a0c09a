import type { Metadata, OutputInfo, Sharp } from 'sharp';
import { bytesOf, fromRaw, inBackground, rawOf, type Raw } from '../take/codecs.server.ts';
import { creditXmp, withIptcCredit } from './credit.ts';
import type { Opened } from '../take/decode.server.ts';
import { placeholderOf, type Placeholder } from './placeholder.server.ts';
import { firstSides, fitted, type Format, formats, jpegSides, sides, sidesFor } from './variants.ts';
import { fromP3, isWidePicture, wideRaw } from './wide.server.ts';

export type Variant = { kind: 'variant'; format: Format; width: number; height: number; bytes: Buffer };
/** The published files of a picture. Width and height of the upright, retouched picture in pixels. */
export type PictureSet = Placeholder & { width: number; height: number; variants: Variant[] };

/** `first`: enough for a page, made while somebody waits for the upload. `all`: every width and format. */
export type Extent = 'first' | 'all';
const sidesOf: Record<Extent, readonly number[]> = { first: firstSides, all: sides };

/**
 * Settings chosen with `bench/encoders.ts`: processor time per megapixel, bits per pixel, Butteraugli 3-norm, at 2000 px; medians of
 * three pictures. AVIF 58, effort 0: 77 ms, 0.761, 1.23 - effort 1: 157 ms, 0.739, 1.24 - effort 2: 323 ms, 0.749, 1.21 - effort 4: 2511
 * ms, 0.728, 1.24. WebP and JPEG serve the few browsers without AVIF, so they are fast: WebP 82, effort 0: 28 ms, 1.128, 1.09 - effort 4:
 * 122 ms, 1.047, 1.03. JPEG 80: 10 ms, 1.344, 1.00 - with mozjpeg: 75 ms, 1.066, 1.05.
 */
export const encode: Record<Format, (image: Sharp) => Sharp> = {
	avif: (image) => image.avif({ quality: 58, effort: 1 }),
	webp: (image) => image.webp({ quality: 82, effort: 0 }),
	jpeg: (image) => image.jpeg({ quality: 80 })
};

/**
 * Makes the published files of a picture: in sRGB (AVIF of wide-gamut pictures in Display P3), with the credit line as their only
 * metadata. Decodes the picture once, at the largest size. Every smaller size is made from the next larger one.
 */
export async function makeSet(opened: Opened, extent: Extent, credit: string | null): Promise<PictureSet> {
	const { width, height } = opened.metadata.autoOrient;
	const sizes = sidesFor(width, height, sidesOf[extent])
		.map((side) => fitted(width, height, side))
		.reverse();
	const wide = isWidePicture(opened.metadata) ? opened.metadata : null;
	const imageOf = wide ? fromP3 : fromRaw;
	const made: Promise<Variant>[] = [];
	// Encode each level while the next levels are made from it.
	const levels = await cascade(opened.open().autoOrient(), sizes, wide, (level, isLargest) => {
		for (const format of formatsFor(level.info, extent, isLargest)) {
			const make = () => variant(imageOf(level), level.info, format, credit);
			made.push(extent === 'all' ? inBackground(make) : make());
		}
		// `Promise.all` below reports failures. If the cascade fails first, nobody awaits these promises, so mark them as handled.
		for (const each of made) each.catch(() => undefined);
	});
	const smallest = levels.at(-1)!;
	const inSrgb = wide ? await rawOf(fromP3(smallest).toColourspace('srgb')) : smallest;
	const [placeholder, ...variants] = await Promise.all([placeholderOf(inSrgb), ...made]);
	return { width, height, ...placeholder, variants };
}

/**
 * Scales the picture to each of `sizes`, largest first: in sRGB, or in Display P3 when `wide` holds the metadata of a wide-gamut picture.
 * Calls `ready` with each level as soon as it is made.
 */
export async function cascade(
	picture: Sharp,
	sizes: { width: number; height: number }[],
	wide: Metadata | null,
	ready: (level: Raw, isLargest: boolean) => void = () => undefined
): Promise<Raw[]> {
	const levels: Raw[] = [];
	for (const size of sizes) {
		const from = levels.at(-1);
		const image = (from ? fromRaw(from) : picture.flatten({ background: '#ffffff' })).resize({ ...size, fit: 'fill' });
		const level = wide && !from ? await wideRaw(image, wide) : await rawOf(image.toColourspace('srgb'));
		ready(level, !from);
		levels.push(level);
	}
	return levels;
}

/** JPEG only in the middle sizes, or in the picture's own size if that is smaller. The first set omits AVIF, which is slow. */
function formatsFor({ width, height }: Raw['info'], extent: Extent, isLargest: boolean): readonly Format[] {
	const side = Math.max(width, height);
	const asJpeg = (extent === 'all' ? jpegSides : jpegSides.slice(0, 1)).includes(side) || (isLargest && side < jpegSides[0]!);
	return formats.filter((format) => (format !== 'jpeg' || asJpeg) && (format !== 'avif' || extent === 'all'));
}

/** Encodes a level. AVIF keeps the picture's profile, because programs that read AVIF show wide colours on screens that have them. */
export async function variant(picture: Sharp, { width, height }: OutputInfo, format: Format, credit: string | null): Promise<Variant> {
	const image = encode[format](format === 'avif' ? picture.keepIccProfile() : picture);
	const bytes = await bytesOf(credit ? image.withXmp(creditXmp(credit)) : image);
	return {
		kind: 'variant',
		format,
		width,
		height,
		bytes: credit && format === 'jpeg' ? Buffer.from(withIptcCredit(bytes, credit)) : bytes
	};
}
