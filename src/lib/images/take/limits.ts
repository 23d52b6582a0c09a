/**
 * Maximum size of a photograph in decoded pixels, and photographs per work. How many bytes it may have, the storage says (`largestFile`).
 *
 * `memoryBytes`: what taking a picture may hold (memory.ts). A process of its own that takes the worst one has at most 1 GB.
 *
 * AVIF has a lower limit, because decoding it takes 18 to 25 bytes of memory a pixel (measured), six times as much as a JPEG. libheif
 * decodes the whole frame at once (github.com/lovell/sharp issue 3934, blocked by libheif). Measure again when libheif decodes AVIF in
 * parts.
 *
 * HEIC keeps all its pixels in memory (measured, the whole process: 12 megapixels 185 MB, 48 342 MB, 64 396 MB). Its limit comes from
 * libvips, which since 8.18.3 lets libheif read few items only (github.com/libvips/libvips pull requests 5034 and 5075). In 8.18.7 a file
 * may have 256 items, for example 255 tiles and their grid: almost 67 megapixels with the usual tiles of 512 pixels.
 */
export const limits = { pixels: 120_000_000, avifPixels: 40_000_000, memoryBytes: 800_000_000, photos: 5 } as const;

/** For the `accept` attribute of file fields. It is a hint only; the server decides by decoding. */
export const accepted = 'image/jpeg,image/png,image/webp,image/avif,image/tiff,image/heic,image/heif';

export const refusalReasons = [
	'empty',
	'too-big',
	'too-big-when-kept',
	'too-big-for-storage',
	'too-many-pixels',
	'too-much-memory',
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
/**
 * Why a file was refused. `refusalText` turns it into a sentence. `too-big-when-kept`: kept without loss, it would be larger than the
 * storage takes. `too-big-for-storage`: the storage refused a file of a size that was promised.
 */
export type RefusalReason = (typeof refusalReasons)[number];
