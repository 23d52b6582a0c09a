import sharp, { type Sharp } from 'sharp';
import { writtenTiff } from './tiff.ts';

/**
 * Pictures of few bytes and many pixels, one of each kind that a decoder may hold whole: interlaced, progressive, in one strip, rotated,
 * deep, with alpha. Each is as large as is accepted, 118.8 megapixels, where its format allows that.
 */
const side = 10_900;
const limitInputPixels = false;
const plain = (channels: 3 | 4, width = side, height = side): Sharp =>
	sharp({ create: { width, height, channels, background: { r: 30, g: 90, b: 150, alpha: 0.5 } }, limitInputPixels });
const deep = (channels: 3 | 4): Sharp => plain(channels).toColourspace('rgb16');
const turned = (image: Sharp): Sharp => image.withMetadata({ orientation: 6 });

/** Makes one picture of each kind, by its name. */
export const heavy: Readonly<Record<string, () => Promise<Buffer>>> = {
	'PNG, RGB': () => plain(3).png().toBuffer(),
	'PNG, RGBA 16 bits': () => deep(4).png().toBuffer(),
	'PNG, RGBA 16 bits, rotated': () => turned(deep(4).png()).toBuffer(),
	'PNG, RGB, interlaced': () => plain(3).png({ progressive: true }).toBuffer(),
	'PNG, RGB, interlaced, rotated': () => turned(plain(3).png({ progressive: true })).toBuffer(),
	'PNG, RGB 16 bits, interlaced': () => deep(3).png({ progressive: true }).toBuffer(),
	'PNG, RGBA 16 bits, interlaced': () => deep(4).png({ progressive: true }).toBuffer(),
	'PNG, RGBA 16 bits, interlaced, rotated': () => turned(deep(4).png({ progressive: true })).toBuffer(),
	'JPEG 4:2:0': () => plain(3).jpeg().toBuffer(),
	'JPEG 4:2:0, rotated': () => turned(plain(3).jpeg()).toBuffer(),
	'JPEG 4:2:0, progressive, rotated': () => turned(plain(3).jpeg({ progressive: true })).toBuffer(),
	'JPEG 4:4:4, progressive': () => plain(3).jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer(),
	'JPEG 4:4:4, progressive, rotated': () => turned(plain(3).jpeg({ progressive: true, chromaSubsampling: '4:4:4' })).toBuffer(),
	WebP: () => plain(3).webp({ effort: 0 }).toBuffer(),
	'WebP with alpha': () => plain(4).webp({ lossless: true, effort: 0 }).toBuffer(),
	'WebP with alpha, rotated': () => turned(plain(4).webp({ lossless: true, effort: 0 })).toBuffer(),
	'TIFF, RGB 16 bits, tiled, rotated': () => turned(deep(3).tiff({ compression: 'deflate', tile: true })).toBuffer(),
	'TIFF, RGBA 16 bits, one strip': () => Promise.resolve(writtenTiff({ side, channels: 4, bits: 16, format: 1 })),
	'TIFF, RGB 32 bits, one strip': () => Promise.resolve(writtenTiff({ side, channels: 3, bits: 32, format: 3 })),
	'AVIF 40 megapixels': () => plain(3, 6320, 6320).avif({ effort: 0, chromaSubsampling: '4:2:0' }).toBuffer(),
	'AVIF 40 megapixels, 4:4:4': () => plain(3, 6320, 6320).avif({ effort: 0, chromaSubsampling: '4:4:4' }).toBuffer(),
	'AVIF 40 megapixels with alpha': () => plain(4, 6320, 6320).avif({ effort: 0, chromaSubsampling: '4:4:4' }).toBuffer(),
	'AVIF 40 megapixels, 12 bits, rotated': () =>
		turned(plain(3, 6320, 6320).avif({ effort: 0, bitdepth: 12, chromaSubsampling: '4:4:4' })).toBuffer()
};
