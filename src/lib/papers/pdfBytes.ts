const ascii = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/** Whether the bytes are a complete PDF: with a header, an end marker, and a cross-reference table where `startxref` points to. */
export function isPdf(bytes: Uint8Array): boolean {
	if (!/^%PDF-[12]\.\d/.test(ascii(bytes.subarray(0, 16)))) return false;
	const end = ascii(bytes.subarray(Math.max(0, bytes.length - 2048)));
	const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)?.[1];
	if (start === undefined || Number(start) >= bytes.length) return false;
	return /^\s*(?:xref|\d+ \d+ obj)/.test(ascii(bytes.subarray(Number(start), Number(start) + 64)));
}
