import { ascii, concat, textAt, viewOf } from './bytes.ts';
import type { Stripped } from './limits.ts';

/** A page of an Ogg file (RFC 3533). `lacing` holds the lengths of its segments, `body` their bytes. */
type Page = { flags: number; granule: bigint; serial: number; lacing: Uint8Array; body: Uint8Array };

/** The granule position of a page on which no packet ends. */
const noGranule = 0xffff_ffff_ffff_ffffn;

function readPages(bytes: Uint8Array): Page[] {
	const view = viewOf(bytes);
	const pages: Page[] = [];
	for (let at = 0; at + 27 <= bytes.length && textAt(bytes, at, 4) === 'OggS';) {
		const body = at + 27 + bytes[at + 26]!;
		const lacing = bytes.subarray(at + 27, body);
		const end = body + lacing.reduce((sum, length) => sum + length, 0);
		if (end > bytes.length) break;
		pages.push({
			flags: bytes[at + 5]!,
			granule: view.getBigUint64(at + 6, true),
			serial: view.getUint32(at + 14, true),
			lacing,
			body: bytes.subarray(body, end)
		});
		at = end;
	}
	return pages;
}

/** CRC-32 with polynomial 0x04c11db7, as Ogg uses it (RFC 3533, 6). */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
	let rest = byte << 24;
	for (let bit = 0; bit < 8; bit++) rest = rest & 0x8000_0000 ? (rest << 1) ^ 0x04c1_1db7 : rest << 1;
	return rest >>> 0;
});

function writePage({ flags, granule, serial, lacing, body }: Page, number: number): Uint8Array {
	const head = new Uint8Array(27);
	const view = viewOf(head);
	head.set(ascii('OggS'));
	head[5] = flags;
	view.setBigUint64(6, granule, true);
	view.setUint32(14, serial, true);
	view.setUint32(18, number, true);
	head[26] = lacing.length;
	const page = concat([head, lacing, body]);
	let crc = 0;
	for (const byte of page) crc = ((crc << 8) ^ table[(crc >>> 24) ^ byte]!) >>> 0;
	viewOf(page).setUint32(22, crc, true);
	return page;
}

/** The lacing values of these packets. */
const lacingOf = (packets: readonly Uint8Array[]): Uint8Array =>
	Uint8Array.from(packets.flatMap(({ length }) => [...Array<number>(Math.floor(length / 255)).fill(255), length % 255]));

/** For each codec: how its first packet starts, how many header packets it has, and an empty comment packet. */
const kinds = [
	{ start: 'OpusHead', headers: 2, comment: concat([ascii('OpusTags'), new Uint8Array(8)]) },
	{ start: '\x01vorbis', headers: 3, comment: concat([ascii('\x03vorbis'), new Uint8Array(8), Uint8Array.of(1)]) }
];

/** Keeps the first stream of an Ogg (Opus or Vorbis) with an empty comment packet. Other streams are dropped. */
export function stripOgg(bytes: Uint8Array): Stripped {
	const pages = readPages(bytes);
	const first = pages[0];
	if (!first) return 'damaged';
	const kind = kinds.find(({ start }) => textAt(first.body, 0, start.length) === start);
	if (!kind) return /theora|fishead/.test(textAt(first.body, 0, 8)) ? 'video' : 'codec';
	const stream = pages.filter(({ serial }) => serial === first.serial);
	// Header packets may span pages. The sound begins on a new page.
	const packets: Uint8Array[] = [];
	let pending: Uint8Array[] = [];
	let used = 1;
	for (; used < stream.length && packets.length < kind.headers - 1; used++) {
		let at = 0;
		for (const length of stream[used]!.lacing) {
			pending.push(stream[used]!.body.subarray(at, (at += length)));
			if (length === 255) continue;
			packets.push(concat(pending));
			pending = [];
		}
	}
	const sound = stream.slice(used);
	if (packets.length !== kind.headers - 1 || pending.length > 0 || sound.length === 0) return 'damaged';
	const headers = [kind.comment, ...packets.slice(1)];
	const lacing = lacingOf(headers);
	if (lacing.length > 255 || first.body.length < 19) return 'damaged';
	const id = viewOf(first.body);
	const [hz, skipped] = kind.headers === 2 ? [48_000, id.getUint16(10, true)] : [id.getUint32(12, true), 0];
	const last = sound.reduce((max, { granule }) => (granule !== noGranule && granule > max ? granule : max), 0n);
	const samples = Number(last) - skipped;
	if (hz === 0 || samples <= 0) return 'damaged';
	const head: Page = { flags: 0, granule: 0n, serial: first.serial, lacing, body: concat(headers) };
	return { data: concat([first, head, ...sound].map(writePage)), durationMs: Math.round((samples / hz) * 1000) };
}
