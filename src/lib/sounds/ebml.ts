import { concat, viewOf } from './bytes.ts';

/** Elements as Matroska and WebM are made of them (RFC 8794). */
export type Element = { id: number; bytes: Uint8Array; end: number; unknown: boolean };

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

/** The element that begins here; its bytes are without its head. One of unknown size has all that follows. Null: none. */
export function elementAt(bytes: Uint8Array, at: number): Element | null {
	const id = vint(bytes, at, true);
	const size = id && vint(bytes, at + id.length, false);
	if (!id || !size) return null;
	const start = at + id.length + size.length;
	const end = size.ones ? bytes.length : start + size.value;
	// A file that breaks off in its last element: what is there counts.
	return { id: id.value, bytes: bytes.subarray(start, end), end: Math.min(end, bytes.length), unknown: size.ones };
}

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

export const numberOf = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0);

/** A whole number in four bytes, so that what points at something is as long whatever it says. */
export function uint(value: number): Uint8Array {
	const bytes = new Uint8Array(4);
	viewOf(bytes).setUint32(0, value);
	return bytes;
}

/** An element, its size always in four bytes (at most 268 MB). */
export function element(id: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const size = uint(parts.reduce((sum, part) => sum + part.length, 0));
	size[0]! |= 0x10;
	const name = uint(id);
	return concat([name.subarray(name.findIndex((byte) => byte !== 0)), size, ...parts]);
}
