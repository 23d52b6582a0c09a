import { ascii, concat, textAt, viewOf } from './bytes.ts';
import { childrenOf, type Element, element, elementAt, numberOf, uint } from './ebml.ts';
import type { Stripped } from './limits.ts';

const ids = {
	segment: 0x18538067,
	info: 0x1549a966,
	scale: 0x2ad7b1,
	tracks: 0x1654ae6b,
	track: 0xae,
	number: 0xd7,
	type: 0x83,
	codec: 0x86,
	codecPrivate: 0x63a2,
	cluster: 0x1f43b675,
	time: 0xe7,
	simpleBlock: 0xa3,
	group: 0xa0,
	block: 0xa1
};
/** The elements to keep of a track: number, UID, type, lacing flag, codec and its private data, delays, and the audio settings. */
const keptOfTrack = new Set([ids.number, 0x73c5, ids.type, 0x9c, ids.codec, ids.codecPrivate, 0xe1, 0x56aa, 0x56bb]);
/** The elements to keep of a block group: the block, its duration and its discard padding. */
const keptOfGroup = new Set([ids.block, 0x9b, 0x75a2]);

/** The elements of the segment with the contents of its clusters, in file order. So a cluster of unknown size needs no end. */
function flat(segment: Uint8Array): Element[] {
	const found: Element[] = [];
	for (let at = 0; at < segment.length;) {
		const next = elementAt(segment, at);
		if (!next) break;
		found.push(next);
		at = next.id === ids.cluster ? next.end - next.bytes.length : next.end;
	}
	return found;
}

/** The duration of an Opus packet in milliseconds (RFC 6716, 3.1). */
function packetMs(packet: Uint8Array): number {
	const [toc = 0, count = 0] = packet;
	const config = toc >> 3;
	const frame = config < 12 ? [10, 20, 40, 60][config & 3]! : config < 16 ? [10, 20][config & 1]! : [2.5, 5, 10, 20][config & 3]!;
	return frame * ([1, 2, 2][toc & 3] ?? count & 63);
}

/**
 * Writes a WebM with Opus anew: one audio track, its blocks, its duration and an index (Cues). Browsers record without duration and
 * index; with them, players can seek. Tags, titles, names of programs, dates and attachments are dropped.
 */
export function stripWebm(bytes: Uint8Array): Stripped {
	const segment = childrenOf(bytes).find(({ id }) => id === ids.segment);
	if (!segment) return 'damaged';
	const parts = flat(segment.bytes);
	const info = parts.find(({ id }) => id === ids.info);
	const scaled = info && childrenOf(info.bytes).find(({ id }) => id === ids.scale);
	const scale = scaled ? numberOf(scaled.bytes) : 1_000_000;
	const tracks = parts.filter(({ id }) => id === ids.tracks).flatMap(({ bytes }) => childrenOf(bytes).filter(({ id }) => id === ids.track));
	const of = (track: Element, id: number) => childrenOf(track.bytes).find((child) => child.id === id)?.bytes ?? new Uint8Array();
	if (tracks.some((track) => numberOf(of(track, ids.type)) === 1)) return 'video';
	const track = tracks.find((each) => numberOf(of(each, ids.type)) === 2);
	if (!track || scale === 0) return 'damaged';
	if (!/^A_OPUS\0*$/.test(textAt(of(track, ids.codec), 0, 20))) return 'codec';
	const number = numberOf(of(track, ids.number));
	// A block holds track numbers up to 126 in one byte. Recorders start at 1.
	if (number < 1 || number > 126) return 'damaged';
	const isMine = (block: Uint8Array) => block[0] === (number | 0x80) && block.length > 4;

	type Cluster = { time: number; blocks: Uint8Array[] };
	const clusters: Cluster[] = [];
	let endMs = 0;
	for (const { id, bytes: body } of parts) {
		if (id === ids.cluster) clusters.push({ time: 0, blocks: [] });
		const cluster = clusters.at(-1);
		if (!cluster) continue;
		if (id === ids.time) cluster.time = numberOf(body);
		const kept = id === ids.group ? childrenOf(body).filter((child) => keptOfGroup.has(child.id)) : [];
		const block = id === ids.simpleBlock ? body : kept.find((child) => child.id === ids.block)?.bytes;
		if (!block || !isMine(block)) continue;
		const ms = ((cluster.time + viewOf(block).getInt16(1)) * scale) / 1e6;
		endMs = Math.max(endMs, ms + packetMs(block.subarray(4)));
		cluster.blocks.push(id === ids.group ? element(ids.group, ...kept.map((child) => element(child.id, child.bytes))) : element(id, body));
	}
	const audible = clusters.filter(({ blocks }) => blocks.length > 0);
	if (audible.length === 0 || endMs <= 0 || audible.some(({ time }) => time > 0xffff_ffff)) return 'damaged';
	return { data: write(track, number, scale, endMs, audible), durationMs: Math.round(endMs) };
}

function write(track: Element, number: number, scale: number, endMs: number, clusters: { time: number; blocks: Uint8Array[] }[]) {
	const duration = new Uint8Array(8);
	viewOf(duration).setFloat64(0, (endMs * 1e6) / scale);
	const unnamed = ascii('-');
	const info = element(
		ids.info,
		element(ids.scale, uint(scale)),
		element(0x4489, duration),
		element(0x4d80, unnamed),
		element(0x5741, unnamed)
	);
	const kept = childrenOf(track.bytes).filter(({ id }) => keptOfTrack.has(id));
	const tracks = element(ids.tracks, element(ids.track, ...kept.map(({ id, bytes }) => element(id, bytes))));
	const bodies = clusters.map(({ time, blocks }) => element(ids.cluster, element(ids.time, uint(time)), ...blocks));
	const cues = (from: number) => {
		let at = from;
		const points = bodies.map((body, i) => {
			const where = element(0xb7, element(0xf7, uint(number)), element(0xf1, uint(at)));
			at += body.length;
			return element(0xbb, element(0xb3, uint(clusters[i]!.time)), where);
		});
		return element(0x1c53bb6b, ...points);
	};
	const before = info.length + tracks.length + cues(0).length;
	const type = [element(0x4282, ascii('webm')), element(0x4287, uint(4)), element(0x4285, uint(2))];
	return concat([element(0x1a45dfa3, ...type), element(ids.segment, info, tracks, cues(before), ...bodies)]);
}
