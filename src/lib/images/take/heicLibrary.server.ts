import { createRequire } from 'node:module';

/** The functions of libheif's C interface that we use. Pointers are numbers. Functions that can fail write a struct to `error`. */
type Functions = {
	HEAPU8: Uint8Array;
	_malloc(size: number): number;
	_heif_context_alloc(): number;
	_heif_context_get_security_limits(context: number): number;
	_heif_context_read_from_memory_without_copy(error: number, context: number, data: number, size: number, options: number): void;
	_heif_context_get_primary_image_handle(error: number, context: number, handle: number): void;
	_heif_image_handle_get_width(handle: number): number;
	_heif_image_handle_get_height(handle: number): number;
	_heif_image_handle_get_ispe_width(handle: number): number;
	_heif_image_handle_get_ispe_height(handle: number): number;
	_heif_image_handle_has_alpha_channel(handle: number): number;
	_heif_image_handle_get_image_tiling(error: number, handle: number, upright: number, tiling: number): void;
	_heif_decoding_options_alloc(): number;
	_heif_decode_image(error: number, handle: number, image: number, space: number, chroma: number, options: number): void;
	_heif_image_handle_decode_image_tile(
		error: number,
		handle: number,
		image: number,
		space: number,
		chroma: number,
		options: number,
		column: number,
		row: number
	): void;
	_heif_image_get_width(image: number, channel: number): number;
	_heif_image_get_height(image: number, channel: number): number;
	_heif_image_get_plane_readonly(image: number, channel: number, stride: number): number;
	_heif_image_release(image: number): void;
};
type Factory = (options: {
	instantiateWasm: (imports: WebAssembly.Imports, use: (instance: WebAssembly.Instance) => unknown) => unknown;
	print: () => void;
	printErr: () => void;
}) => Functions;

/** An error reported by libheif: its code (heif_error_code) and message. */
export class HeifError extends Error {
	readonly code: number;
	constructor(code: number, message: string) {
		super(message);
		this.code = code;
	}
}

/** An instance of libheif with its own memory, and helpers for pointers and errors. */
export type Heif = {
	c: Functions;
	/** Calls a function that can fail. @throws HeifError */
	checked: (call: (error: number) => void) => void;
	/** Reads 32 bits at an address. */
	uint32: (at: number) => number;
};

/** Creates an instance of libheif from its compiled code. */
export function loadHeif(code: WebAssembly.Module): Heif {
	const factory = createRequire(import.meta.url)('libheif-js/libheif-wasm/libheif.js') as Factory;
	const nothing = () => undefined;
	const c = factory({ instantiateWasm: (imports, use) => use(new WebAssembly.Instance(code, imports)), print: nothing, printErr: nothing });
	const view = () => new DataView(c.HEAPU8.buffer);
	const error = c._malloc(16);
	return {
		c,
		uint32: (at) => view().getUint32(at, true),
		checked(call) {
			call(error);
			const failed = view().getInt32(error, true);
			if (failed === 0) return;
			const start = view().getUint32(error + 8, true);
			const end = start === 0 ? 0 : c.HEAPU8.indexOf(0, start);
			throw new HeifError(failed, Buffer.from(c.HEAPU8.subarray(start, end)).toString());
		}
	};
}

/**
 * Lowers the memory limit in a WebAssembly file. The limit is in section 5, as a number of 64 KiB pages. Allocations beyond it fail.
 *
 * Works around libheif-js, which is built with a limit of 2 GB and has no option to lower it (to report at
 * github.com/catdad-experiments/libheif-js; no issue found). Can go when the limit can be passed to the library.
 * @throws Error when the file declares no memory limit.
 */
export function withMaxMemory(wasm: Uint8Array, bytes: number): Uint8Array<ArrayBuffer> {
	const code = Uint8Array.from(wasm);
	for (let at = 8; at < code.length;) {
		const section = code[at]!;
		const [length, start] = leb(code, at + 1);
		if (section === 5) {
			const [, maxPagesAt] = leb(code, start + 2);
			const [, end] = leb(code, maxPagesAt);
			if (code[start] !== 1 || code[start + 1] !== 1) break;
			for (let i = maxPagesAt, pages = Math.floor(bytes / 65536); i < end; i++, pages >>>= 7)
				code[i] = (pages & 127) | (i < end - 1 ? 128 : 0);
			return code;
		}
		at = start + length;
	}
	throw new Error('The WebAssembly file of libheif declares no memory limit. Check the version of libheif-js.');
}

/** Reads an unsigned LEB128 number. Returns it and the position after it. */
function leb(code: Uint8Array, at: number): [number, number] {
	let value = 0;
	for (let shift = 0; ; shift += 7) {
		const byte = code[at++]!;
		value |= (byte & 127) << shift;
		if (byte < 128) return [value >>> 0, at];
	}
}
