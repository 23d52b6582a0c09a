import sharp, { type Metadata, type Sharp } from 'sharp';
import { rawOf, type Raw } from '../take/codecs.server.ts';
import { isWide } from './gamut.ts';
import { rawTiff } from '../take/rawTiff.ts';

/** libvips' own profile of Display P3: 480 bytes, because it goes into every file. */
const p3 = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } })
	.withIccProfile('p3')
	.webp()
	.toBuffer()
	.then(async (bytes) => (await sharp(bytes).metadata()).icc!);

/**
 * Whether a picture is to be taken for one with colours beyond sRGB: by its profile; and each of 16 bits that has one, because
 * sharp takes those through Display P3 and, when asked for sRGB, gives its numbers for sRGB's.
 */
export const isWidePicture = ({ icc, channels, space }: Metadata): boolean =>
	channels >= 3 && icc !== undefined && (isWide(icc) || space === 'rgb16');

/**
 * To be made sRGB where it is written: with 16 bits and a profile sharp's numbers are Display P3's at the end, which only
 * the profile of the output changes (it isn't written into the file).
 */
export const toSrgb = (picture: Sharp, { icc, space }: Metadata): Sharp =>
	icc && space === 'rgb16' ? picture.toColourspace('srgb').withIccProfile('srgb', { attach: false }) : picture.toColourspace('srgb');

/** A picture in Display P3 numbers; with 16 bits libvips' pipeline in sharp has room for them. */
export async function wideRaw(picture: Sharp, { depth, icc }: Metadata): Promise<Raw> {
	if (depth !== 'uchar') return rawOf(picture.toColourspace('srgb').withIccProfile('p3'));
	return asP3(await rawOf(picture.toColourspace('srgb').keepIccProfile()), icc!);
}

/**
 * RGB of 8 bits in the colours of `icc` as Display P3. By way of 16 bits, because libvips' pipeline in sharp takes 8-bit pictures
 * through sRGB, where the colours in question end.
 */
async function asP3({ data, info }: Raw, icc: Uint8Array): Promise<Raw> {
	const { file, pixels } = rawTiff({ width: info.width, height: info.height, channels: 3, bits: 16, icc });
	const deep = new Uint16Array(pixels.buffer, pixels.byteOffset, data.length);
	for (let i = 0; i < data.length; i++) deep[i] = data[i]! * 257;
	return rawOf(sharp(file).toColourspace('srgb').withIccProfile('p3'));
}

/** Pixels in Display P3 as a picture that says so; converted to sRGB unless its profile is kept. */
export function fromP3({ data, info }: Raw): Sharp {
	const { file, pixels } = rawTiff({ width: info.width, height: info.height, channels: 3, bits: 8, icc: p3 });
	pixels.set(data);
	return sharp(file);
}
