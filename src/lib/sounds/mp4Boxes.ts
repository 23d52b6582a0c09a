import { textAt, viewOf } from './bytes.ts';

/** A box of an MP4 (ISO 14496-12). `at` is its first byte, `body` the first byte of its content, `end` the first byte after it. */
export type Box = { type: string; at: number; body: number; end: number };

/** The boxes between `start` and `end`; null when one reaches beyond `end`. */
export function boxes(bytes: Uint8Array, start: number, end: number): Box[] | null {
	const view = viewOf(bytes);
	const found: Box[] = [];
	for (let at = start; at + 8 <= end;) {
		const [size, type] = [view.getUint32(at), textAt(bytes, at + 4, 4)];
		const large = size === 1 && at + 16 <= end;
		const length = size === 0 ? end - at : large ? Number(view.getBigUint64(at + 8)) : size;
		if (length < (large ? 16 : 8) || at + length > end) return null;
		found.push({ type, at, body: at + (large ? 16 : 8), end: at + length });
		at += length;
	}
	return found;
}
