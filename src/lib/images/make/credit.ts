/**
 * The credit line: the only metadata in published pictures, in the places where photo programs look for it (IPTC Photo Metadata Standard,
 * "Credit Line": photoshop:Credit in XMP, and data set 2:110 of IPTC-IIM in older JPEGs).
 */

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
/** Escapes text for XML. Characters that XML 1.0 forbids become spaces. */
const inXml = (text: string): string =>
	text.replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, ' ').replace(/[&<>"']/g, (letter) => escapes[letter] ?? letter);

/** An XMP packet that holds only the credit. */
export const creditXmp = (credit: string): string =>
	`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"><photoshop:Credit>${inXml(credit.toWellFormed())}</photoshop:Credit></rdf:Description></rdf:RDF></x:xmpmeta>`;

/** Adds the credit to a JPEG as IPTC-IIM, in an APP13 segment after the start of the image. */
export function withIptcCredit(jpeg: Uint8Array, credit: string): Uint8Array {
	const text = cutBytes(new TextEncoder().encode(credit), 2000);
	// 1:90 declares UTF-8, 2:110 is the credit.
	const records = Uint8Array.of(0x1c, 1, 90, 0, 3, 0x1b, 0x25, 0x47, 0x1c, 2, 110, text.length >> 8, text.length & 255, ...text);
	const resource = [...ascii('8BIM'), 4, 4, 0, 0, 0, 0, records.length >> 8, records.length & 255, ...records];
	if (records.length % 2) resource.push(0);
	const content = [...ascii('Photoshop 3.0\0'), ...resource];
	const length = content.length + 2;
	const segment = Uint8Array.of(0xff, 0xed, length >> 8, length & 255, ...content);
	const whole = new Uint8Array(jpeg.length + segment.length);
	whole.set(jpeg.subarray(0, 2));
	whole.set(segment, 2);
	whole.set(jpeg.subarray(2), 2 + segment.length);
	return whole;
}

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/** The first `max` bytes of UTF-8 text, cut between two characters. */
function cutBytes(bytes: Uint8Array, max: number): Uint8Array {
	let end = Math.min(bytes.length, max);
	while (end < bytes.length && (bytes[end]! & 0xc0) === 0x80) end--;
	return bytes.subarray(0, end);
}
