/** The bytes of an answer, `end` inclusive. `whole`: the whole file. `outside`: the range is not satisfiable (416). */
export type ByteRange = { start: number; end: number } | 'whole' | 'outside';

/**
 * The range that a `Range` header requests of a file of `size` bytes (RFC 9110, 14.1.2 and 14.2). Headers with several ranges, and
 * headers that can't be read, are ignored, as the standard allows.
 */
export function byteRange(header: string | null, size: number): ByteRange {
	const [, first = '', last = ''] = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '') ?? [];
	if (first === '' && last === '') return 'whole';
	const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
	const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
	if (first !== '' && last !== '' && Number(last) < start) return 'whole';
	return start > end ? 'outside' : { start, end };
}
