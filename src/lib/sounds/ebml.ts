import { concat, viewOf } from './bytes.ts';

/**
 * An element of a Matroska or WebM file (RFC 8794): `bytes` is its content, `end` the position after it. `unknown`: its header gives no
 * size.
 */
export type Element = { id: number; bytes: Uint8Array; end: number; unknown: boolean };

/** A variable-size integer. IDs keep their length marker (`keepMarker`), sizes do not. `ones`: all value bits are set. Null: not there. */
function vint(bytes: Uint8Array, at: number, keepMarker: boolean): { value: number; length: number; ones: boolean } | null {
	const first = bytes[at] ?? 0;
	const length = Math.clz32(first) - 23;
	if (first === 0 || at + length > bytes.length) return null;
	const max = 0xff >> length;
	let value = keepMarker ? first : first & max;
	let ones = (first & max) === max;
	for (let i = 1; i < length; i++) {
		ones &&= bytes[at + i] === 0xff;
		value = value * 256 + bytes[at + i]!;
	}
	return { value, length, ones };
}

/** The element that begins at `at`, or null. One of unknown size contains everything that follows. */
export function elementAt(bytes: Uint8Array, at: number): Element | null {
	const id = vint(bytes, at, true);
	const size = id && vint(bytes, at + id.length, false);
	if (!id || !size) return null;
	const start = at + id.length + size.length;
	const end = size.ones ? bytes.length : start + size.value;
	// A file may break off inside its last element: keep the bytes that are there.
	return { id: id.value, bytes: bytes.subarray(start, end), end: Math.min(end, bytes.length), unknown: size.ones };
}

/** The elements that lie side by side in `bytes`, up to the first one that can't be read. */
export function childrenOf(bytes: Uint8Array): Element[] {
	const found: Element[] = [];
	for (let at = 0; at < bytes.length;) {
		const next = elementAt(bytes, at);
		if (!next) break;
		found.push(next);
		at = next.end;
	}
	return found;
}

/** An unsigned integer of any length, big-endian. */
export const numberOf = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0);

/** An unsigned integer in four bytes. The length is fixed, so that an element that holds a position has the same size for any position. */
export function uint(value: number): Uint8Array {
	const bytes = new Uint8Array(4);
	viewOf(bytes).setUint32(0, value);
	return bytes;
}

/** An element with these parts as its content. The size takes four bytes (at most 268 MB of content). */
export function element(id: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const size = uint(parts.reduce((sum, part) => sum + part.length, 0));
	size[0]! |= 0x10;
	const name = uint(id);
	return concat([name.subarray(name.findIndex((byte) => byte !== 0)), size, ...parts]);
}
