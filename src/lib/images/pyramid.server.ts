import type { Sharp } from 'sharp';
import { bytesOf } from './codecs.server.ts';

/** All tiles of a picture in one archive (zip, stored), width and height in pixels. */
export type Pyramid = { bytes: Buffer; width: number; height: number };

/** The side of a tile in pixels: a screen needs a dozen of them, and none is more than some 70 kB. */
export const tileSide = 512;

/**
 * Cuts a picture into tiles of its full size, of its half and so on until one holds it all, named as their addresses in the IIIF
 * Image API 3 (level 0), so that a tile is a range of bytes. In sRGB and without metadata. JPEG 85: one comes here to see more
 * than on the page, whose pictures are at 80.
 */
export async function makePyramid(picture: Sharp, size: { width: number; height: number }): Promise<Pyramid> {
	const tiles = picture.toColourspace('srgb').jpeg({ quality: 85 }).tile({ size: tileSide, layout: 'iiif3', container: 'zip' });
	return { bytes: await bytesOf(tiles), ...size };
}
