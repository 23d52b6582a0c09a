/** The bytes that an answer holds, `end` included; `whole`: all of them; `outside`: none of them are there (416). */
export type ByteRange = { start: number; end: number } | 'whole' | 'outside';

/**
 * What a `Range` header asks of `size` bytes (RFC 9110, 14.1.2 and 14.2): one range of bytes. Several ranges and what isn't
 * understood count as none, as the standard allows.
 */
export function byteRange(header: string | null, size: number): ByteRange {
	const [, first = '', last = ''] = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '') ?? [];
	if (first === '' && last === '') return 'whole';
	const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
	const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
	if (first !== '' && last !== '' && Number(last) < start) return 'whole';
	return start > end ? 'outside' : { start, end };
}
