import type { Sharp } from 'sharp';
import { bytesOf, fromRaw, rawOf, type Raw } from './codecs.server.ts';
import { creditXmp, withIptcCredit } from './credit.ts';
import type { Opened } from './decode.server.ts';
import { placeholderOf, type Placeholder } from './placeholder.server.ts';
import { fitted, type Format, formats, jpegSides, sides, sidesFor } from './variants.ts';

export type Variant = { kind: 'variant'; format: Format; width: number; height: number; bytes: Buffer };
/** What is published of a picture. Width and height are those of the upright, retouched picture in pixels. */
export type PictureSet = Placeholder & { width: number; height: number; variants: Variant[] };

/** `first`: enough for a page, made while somebody waits. `all`: every width and format. */
export type Extent = 'first' | 'all';
const firstSides = sides.slice(0, 2);

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
 * The published files of a picture: in sRGB, without any metadata but the line of credit. The picture is decoded once, at
 * the largest size; every smaller one is made from the next larger one.
 */
export async function makeSet(opened: Opened, extent: Extent, credit: string | null): Promise<PictureSet> {
	const { width, height } = opened.metadata.autoOrient;
	const wanted = extent === 'all' ? sidesFor(width, height) : firstSidesFor(width, height);
	const levels = await cascade(opened.open().autoOrient(), wanted.map((side) => fitted(width, height, side)).reverse());
	const made = levels.flatMap((level) => formatsFor(level.info, extent, level === levels[0]).map((format) => variant(level, format, credit)));
	return { width, height, ...(await placeholderOf(levels.at(-1)!)), variants: await Promise.all(made) };
}

function firstSidesFor(width: number, height: number): number[] {
	const longer = Math.max(width, height);
	return longer < firstSides[0]! ? [longer] : firstSides.filter((side) => side <= longer);
}

/** The picture in each of `sizes`, largest first. */
async function cascade(picture: Sharp, sizes: { width: number; height: number }[]): Promise<Raw[]> {
	const levels: Raw[] = [];
	for (const size of sizes) {
		const from = levels.at(-1);
		const image = from ? fromRaw(from) : picture.flatten({ background: '#ffffff' });
		levels.push(await rawOf(image.resize({ ...size, fit: 'fill' }).toColourspace('srgb')));
	}
	return levels;
}

/** JPEG only in the middle sizes; of a picture too small to have one, in its own. The first set leaves out what is slow. */
function formatsFor({ width, height }: Raw['info'], extent: Extent, isLargest: boolean): readonly Format[] {
	const side = Math.max(width, height);
	const asJpeg = jpegSides.includes(side) || (isLargest && side < jpegSides[0]!);
	return formats.filter((format) => (format !== 'jpeg' || asJpeg) && (format !== 'avif' || extent === 'all'));
}

async function variant(level: Raw, format: Format, credit: string | null): Promise<Variant> {
	const { width, height } = level.info;
	const image = encode[format](fromRaw(level));
	const bytes = await bytesOf(credit ? image.withXmp(creditXmp(credit)) : image);
	return { kind: 'variant', format, width, height, bytes: credit && format === 'jpeg' ? Buffer.from(withIptcCredit(bytes, credit)) : bytes };
}
