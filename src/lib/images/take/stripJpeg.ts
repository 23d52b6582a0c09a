/**
 * Removes all metadata from a JPEG: EXIF with its position, XMP, IPTC, comments, thumbnails and trailing data. Pixels, colour profile and
 * Adobe's colour marker stay byte for byte. Only the orientation is written back, because the pixels are not rotated.
 * Segments: ITU-T T.81, Annex B.
 * @throws Error when the file is no JPEG.
 */
export function stripJpeg(bytes: Uint8Array, orientation = 1): Uint8Array {
	if (bytes[0] !== 0xff || bytes[1] !== 0xd8) throw new Error('not a JPEG');
	const kept: Uint8Array[] = [bytes.subarray(0, 2)];
	if (orientation > 1) kept.push(orientationSegment(orientation));
	let at = 2;
	while (at + 4 <= bytes.length) {
		const marker = bytes[at + 1]!;
		// Skip fill bytes and stray bytes between segments, as decoders do.
		if (bytes[at] !== 0xff || marker === 0xff || marker === 0) {
			at += 1;
			continue;
		}
		if (marker === 0xd9) break;
		if (standsAlone(marker)) {
			at += 2;
			continue;
		}
		const end = at + 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!);
		kept.push(...keptOf(marker, bytes.subarray(at, end)));
		at = end;
		if (marker === 0xda) {
			const scanEnd = endOfScan(bytes, at);
			kept.push(bytes.subarray(at, scanEnd));
			at = scanEnd;
		}
	}
	kept.push(Uint8Array.of(0xff, 0xd9));
	return join(kept);
}

/** TEM and RST markers have no length. Between segments they mean nothing. */
const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** What is kept of a segment. Of APPn segments: JFIF without its thumbnail, the colour profile, and Adobe's colour marker. */
function keptOf(marker: number, segment: Uint8Array): Uint8Array[] {
	const content = segment.subarray(4);
	if (marker === 0xfe) return [];
	if (marker < 0xe0 || marker > 0xef) return [segment];
	if (marker === 0xe0 && startsWith(content, 'JFIF\0') && content.length >= 14)
		return [Uint8Array.of(0xff, 0xe0, 0, 16, ...content.subarray(0, 12), 0, 0)];
	if (marker === 0xe2 && startsWith(content, 'ICC_PROFILE\0')) return [segment];
	if (marker === 0xee && startsWith(content, 'Adobe') && content.length >= 12)
		return [Uint8Array.of(0xff, 0xee, 0, 14, ...content.subarray(0, 12))];
	return [];
}

const startsWith = (content: Uint8Array, text: string): boolean => [...text].every((letter, i) => content[i] === letter.charCodeAt(0));

/** The position of the next marker after entropy-coded data: 0xff not followed by 0x00 (a stuffed byte) or a restart marker. */
function endOfScan(bytes: Uint8Array, from: number): number {
	for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
		const next = bytes[at + 1]!;
		if (next !== 0 && !(next >= 0xd0 && next <= 0xd7) && next !== 0xff) return at;
	}
	return bytes.length;
}

/** An EXIF segment with the orientation (1-8) and nothing else. */
function orientationSegment(orientation: number): Uint8Array {
	return Uint8Array.of(
		...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
		...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
		...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
		...[0, 0, 0, 0]
	);
}

function join(parts: Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
