import { parentPort, workerData } from 'node:worker_threads';
import { type Heif, HeifError, loadHeif } from './heicLibrary.server.ts';
import { rawTiff } from './rawTiff.ts';

/** The input of the thread, and its one answer. */
export type HeicTask = { code: WebAssembly.Module; bytes: Uint8Array; pixels: number; icc: Uint8Array | null };
export type HeicAnswer = { width: number; height: number; file: Uint8Array<ArrayBuffer> } | { code: number; problem: string };

/** Values of libheif's enums heif_colorspace, heif_chroma and heif_channel. */
const rgbSpace = 1;
const interleaved = { rgb: 10, rgba: 11 } as const;
const allChannels = 10;

/** Decodes the primary picture to a TIFF: eight bits a channel, upright, cropped as the file says. */
function decode({ code, bytes, pixels, icc }: HeicTask): HeicAnswer {
	const heif = loadHeif(code);
	const { c, checked, uint32 } = heif;
	const out = c._malloc(96);
	const data = c._malloc(bytes.length);
	c.HEAPU8.set(bytes, data);
	const context = c._heif_context_alloc();
	// struct heif_security_limits: at offset 8, max_image_size_pixels (64 bits).
	new DataView(c.HEAPU8.buffer).setBigUint64(c._heif_context_get_security_limits(context) + 8, BigInt(pixels), true);
	checked((error) => c._heif_context_read_from_memory_without_copy(error, context, data, bytes.length, 0));
	checked((error) => c._heif_context_get_primary_image_handle(error, context, out));
	const handle = uint32(out);
	const width = c._heif_image_handle_get_width(handle);
	const height = c._heif_image_handle_get_height(handle);
	if (width * height > pixels) throw new HeifError(6, 'too many pixels');
	const channels = c._heif_image_handle_has_alpha_channel(handle) ? 4 : 3;
	const tiff = rawTiff({ width, height, channels, bits: 8, icc: icc ?? undefined });
	const options = c._heif_decoding_options_alloc();
	c.HEAPU8[options + 20] = 1; // convert_hdr_to_8bit of struct heif_decoding_options
	const target: Target = { handle, out, options, width, height, channels, pixels: tiff.pixels };
	const tiles = tilesOf(heif, target);
	if (tiles) decodeTiles(heif, target, tiles);
	else decodeWhole(heif, target);
	return { width, height, file: tiff.file };
}

type Target = {
	handle: number;
	/** Address to which functions write their result. */
	out: number;
	options: number;
	width: number;
	height: number;
	channels: 3 | 4;
	pixels: Uint8Array;
};
/** The grid of a picture. `left` and `top`: how many pixels of the first tile lie outside the picture. */
type Tiles = { columns: number; rows: number; width: number; height: number; left: number; top: number };

/** The grid; null when the picture has to be decoded whole, because it has one tile, transparency or a crop. */
function tilesOf({ c, checked, uint32 }: Heif, { handle, out, width, height, channels }: Target): Tiles | null {
	const stored = [c._heif_image_handle_get_ispe_width(handle), c._heif_image_handle_get_ispe_height(handle)];
	if (channels === 4 || Math.max(...stored) !== Math.max(width, height) || Math.min(...stored) !== Math.min(width, height)) return null;
	checked((error) => c._heif_image_handle_get_image_tiling(error, handle, 1, out));
	const [columns, rows, tileWidth, tileHeight] = [4, 8, 12, 16].map((at) => uint32(out + at)) as [number, number, number, number];
	const [beyondRight, beyondBottom] = [columns * tileWidth - width, rows * tileHeight - height];
	if (columns * rows < 2 || beyondRight < 0 || beyondBottom < 0 || beyondRight >= tileWidth || beyondBottom >= tileHeight) return null;
	// Tiles fill the grid from its stored top left, so the excess is at the right and bottom. A rotation can move it to the left and top.
	// Works around libheif: up to 1.23 its top_offset and left_offset name the side, but hold `image size % tile size` instead of the
	// excess (ImageItem::process_image_transformations_on_tiling; to report at github.com/strukturag/libheif, no issue found). The
	// arithmetic here can go when the offsets are right: the tests with rotations and mirrors in heic.server.test.ts then pass with the
	// offsets as they are.
	const [isTopOver, isLeftOver] = [28, 32].map((at) => uint32(out + at) > 0);
	return { columns, rows, width: tileWidth, height: tileHeight, left: isLeftOver ? beyondRight : 0, top: isTopOver ? beyondBottom : 0 };
}

/** Decodes tile by tile, which takes memory for the file and one tile only. */
function decodeTiles({ c, checked, uint32 }: Heif, target: Target, tiles: Tiles): void {
	for (let row = 0; row < tiles.rows; row++)
		for (let column = 0; column < tiles.columns; column++) {
			checked((error) =>
				c._heif_image_handle_decode_image_tile(error, target.handle, target.out, rgbSpace, interleaved.rgb, target.options, column, row)
			);
			place({ c, uint32 }, target, column * tiles.width - tiles.left, row * tiles.height - tiles.top);
		}
}

function decodeWhole({ c, checked, uint32 }: Heif, target: Target): void {
	const order = target.channels === 4 ? interleaved.rgba : interleaved.rgb;
	checked((error) => c._heif_decode_image(error, target.handle, target.out, rgbSpace, order, target.options));
	place({ c, uint32 }, target, 0, 0);
}

/** Copies the image that `out` points to into the picture at x, y, and releases it. */
function place({ c, uint32 }: Pick<Heif, 'c' | 'uint32'>, { out, width, height, channels, pixels }: Target, x: number, y: number): void {
	const image = uint32(out);
	const plane = c._heif_image_get_plane_readonly(image, allChannels, out);
	if (plane === 0) throw new HeifError(4, 'no interleaved colours');
	const stride = uint32(out);
	const right = Math.min(width, x + c._heif_image_get_width(image, allChannels));
	const bottom = Math.min(height, y + c._heif_image_get_height(image, allChannels));
	const left = Math.max(0, x);
	for (let row = Math.max(0, y); row < bottom; row++) {
		const from = plane + (row - y) * stride + (left - x) * channels;
		pixels.set(c.HEAPU8.subarray(from, from + (right - left) * channels), (row * width + left) * channels);
	}
	c._heif_image_release(image);
}

try {
	const answer = decode(workerData as HeicTask);
	parentPort!.postMessage(answer, 'file' in answer ? [answer.file.buffer] : []);
} catch (error) {
	// When its memory can't grow, the library aborts without a code. 6: out of memory.
	const problem: HeicAnswer = {
		code: error instanceof HeifError ? error.code : 6,
		problem: error instanceof Error ? error.message : String(error)
	};
	parentPort!.postMessage(problem);
}
