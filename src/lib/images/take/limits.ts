/**
 * What a photograph may be at most: bytes of the file, pixels once decoded, photographs of one work. AVIF has a limit
 * of its own because decoding it takes 18 to 25 bytes of memory a pixel (measured), six times as much as a JPEG.
 * HEIC, too, because all its pixels are in memory at once (measured, the whole process: 12 megapixels 185 MB, 48 342 MB, 64
 * 396 MB); beyond 256 tiles, 67 megapixels of the usual ones, libvips doesn't read the header.
 */
export const limits = { bytes: 60_000_000, pixels: 120_000_000, avifPixels: 40_000_000, photos: 5 } as const;

/** For the `accept` attribute of file fields; what a file really is, only decoding tells. */
export const accepted = 'image/jpeg,image/png,image/webp,image/avif,image/tiff,image/heic,image/heif';

export const refusalReasons = [
	'empty',
	'too-big',
	'too-many-pixels',
	'avif-too-many-pixels',
	'heic-too-many-pixels',
	'damaged',
	'svg',
	'pdf',
	'gif',
	'heic',
	'not-a-picture',
	'busy'
] as const;
/** Why a file was not taken as a photograph; `refusalText` makes a sentence of it. */
export type RefusalReason = (typeof refusalReasons)[number];
