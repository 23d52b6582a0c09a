import sharp, { type Metadata, type Sharp } from 'sharp';
import { rawOf, type Raw } from '../take/codecs.server.ts';
import { isWide } from './gamut.ts';
import { rawTiff } from '../take/rawTiff.ts';

/** The Display P3 profile of libvips. It has only 480 bytes, which matters because it goes into every file. */
const p3 = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } })
	.withIccProfile('p3')
	.webp()
	.toBuffer()
	.then(async (bytes) => (await sharp(bytes).metadata()).icc!);

/**
 * Whether a picture is treated as wide-gamut: its profile is wider than sRGB, or it has 16 bits and any profile. sharp processes the
 * latter in Display P3 and returns Display P3 values even when asked for sRGB; see `toSrgb`.
 */
export const isWidePicture = ({ icc, channels, space }: Metadata): boolean =>
	channels >= 3 && icc !== undefined && (isWide(icc) || space === 'rgb16');

/**
 * Converts a picture to sRGB when it is written.
 *
 * Works around sharp: for 16 bits with a profile, `toColourspace('srgb')` alone outputs Display P3 values without saying so (sharp
 * 0.35.5: red 241 of Display P3 stays 241 instead of becoming 255; to report at github.com/lovell/sharp; issue 4008 is related). Naming
 * an output profile, which is not written into the file, forces the conversion. Can go when `toColourspace('srgb')` converts.
 */
export const toSrgb = (picture: Sharp, { icc, space }: Metadata): Sharp =>
	icc && space === 'rgb16' ? picture.toColourspace('srgb').withIccProfile('srgb', { attach: false }) : picture.toColourspace('srgb');

/** Decodes a picture to Display P3. The 16-bit pipeline of sharp does so without loss; 8 bits take a detour. */
export async function wideRaw(picture: Sharp, { depth, icc }: Metadata): Promise<Raw> {
	if (depth !== 'uchar') return rawOf(picture.toColourspace('srgb').withIccProfile('p3'));
	return asP3(await rawOf(picture.toColourspace('srgb').keepIccProfile()), icc!);
}

/**
 * Converts 8-bit RGB with the profile `icc` to Display P3.
 *
 * Works around sharp, which processes 8-bit pictures in sRGB, so that wide colours are clipped even when the output is Display P3 (sharp
 * 0.35.5: red 241, 0, 0 becomes 234, 51, 34; to report at github.com/lovell/sharp; issues 2862 and 4595 are related). 16 bits are
 * processed in Display P3. Can go when 8-bit pictures keep their colours.
 */
async function asP3({ data, info }: Raw, icc: Uint8Array): Promise<Raw> {
	const { file, pixels } = rawTiff({ width: info.width, height: info.height, channels: 3, bits: 16, icc });
	const deep = new Uint16Array(pixels.buffer, pixels.byteOffset, data.length);
	for (let i = 0; i < data.length; i++) deep[i] = data[i]! * 257;
	return rawOf(sharp(file).toColourspace('srgb').withIccProfile('p3'));
}

/** A picture made of Display P3 pixels, with that profile. It is converted to sRGB on output unless the profile is kept. */
export function fromP3({ data, info }: Raw): Sharp {
	const { file, pixels } = rawTiff({ width: info.width, height: info.height, channels: 3, bits: 8, icc: p3 });
	pixels.set(data);
	return sharp(file);
}
