import { ascii, textAt, viewOf } from './bytes.ts';
import type { Stripped } from './limits.ts';
import { type Box, boxes } from './mp4Boxes.ts';
import { soundRanges, timeOf } from './mp4Samples.ts';

/** The boxes to keep, by their parent. All others become `free` boxes of the same length, so that sample offsets stay valid. */
const keptInside: Record<string, string[]> = {
	'': ['ftyp', 'moov', 'mdat'],
	moov: ['mvhd', 'trak'],
	trak: ['tkhd', 'edts', 'mdia'],
	edts: ['elst'],
	mdia: ['mdhd', 'hdlr', 'minf'],
	minf: ['smhd', 'dinf', 'stbl'],
	dinf: ['dref'],
	stbl: ['stsd', 'stts', 'stsc', 'stsz', 'stco', 'co64', 'sgpd', 'sbgp']
};
/** The boxes to keep inside the sample entry. */
const keptInEntry = ['esds', 'dOps', 'btrt', 'wave', 'chan'];

/**
 * Keeps only the sound of an MP4: one track with AAC or Opus. Overwrites places, dates, names, pictures, other tracks and the bytes between
 * the samples. The file keeps its length.
 */
export function stripMp4(file: Uint8Array): Stripped {
	const bytes = Uint8Array.from(file);
	const top = boxes(bytes, 0, bytes.length);
	const inside = (box: Box | undefined) => (box && boxes(bytes, box.body, box.end)) ?? [];
	const moov = top?.find(({ type }) => type === 'moov');
	if (!top || !moov) return 'damaged';
	if (top.some(({ type }) => type === 'moof')) return 'live';
	const tracks = inside(moov).filter(({ type }) => type === 'trak');
	const part = (box: Box | undefined, ...path: string[]): Box | undefined =>
		path.reduce<Box | undefined>((found, name) => inside(found).find(({ type }) => type === name), box);
	const handler = (track: Box) => {
		const box = part(track, 'mdia', 'hdlr');
		return box ? textAt(bytes, box.body + 8, 4) : '';
	};
	if (tracks.some((track) => handler(track) === 'vide')) return 'video';
	const sound = tracks.find((track) => handler(track) === 'soun');
	const entries = part(sound, 'mdia', 'minf', 'stbl', 'stsd');
	if (!sound || !entries) return 'damaged';
	const entry = boxes(bytes, entries.body + 8, entries.end);
	if (entry?.length !== 1 || !['mp4a', 'Opus'].includes(entry[0]!.type)) return 'codec';

	const durationMs = timeOf(bytes, part(sound, 'mdia', 'mdhd'), part(sound, 'mdia', 'minf', 'stbl', 'stts'));
	const ranges = soundRanges(bytes, inside(part(sound, 'mdia', 'minf', 'stbl')));
	const mediaBoxes = top.filter(({ type }) => type === 'mdat');
	if (!durationMs || !ranges || !ranges.every(([from, to]) => mediaBoxes.some(({ body, end }) => from >= body && to <= end)))
		return 'damaged';

	const empty = ({ at, body, end }: Box) => {
		bytes.set(ascii('free'), at + 4);
		bytes.fill(0, body, end);
	};
	const clean = (name: string, children: Box[]): void => {
		for (const box of children) {
			const isOtherTrack = box.type === 'trak' && box.at !== sound.at;
			if (isOtherTrack || !keptInside[name]?.includes(box.type)) empty(box);
			else if (keptInside[box.type]) clean(box.type, inside(box));
			else forget(bytes, box);
		}
	};
	clean('', top);
	const version = viewOf(bytes).getUint16(entry[0]!.body + 8);
	const head = 28 + ([0, 16, 36][version] ?? 0);
	for (const box of boxes(bytes, entry[0]!.body + head, entry[0]!.end) ?? []) if (!keptInEntry.includes(box.type)) empty(box);
	for (const { body, end } of mediaBoxes) {
		let at = body;
		for (const [from, to] of ranges.filter(([from]) => from >= body && from < end)) {
			if (from > at) bytes.fill(0, at, from);
			at = Math.max(at, to);
		}
		bytes.fill(0, at, end);
	}
	return { data: bytes, durationMs };
}

/** Overwrites dates, names of programs and file paths in a box that is kept. */
function forget(bytes: Uint8Array, { type, body, end }: Box): void {
	if (['mvhd', 'tkhd', 'mdhd'].includes(type)) bytes.fill(0, body + 4, body + (bytes[body] === 1 ? 20 : 12));
	if (type === 'hdlr') bytes.fill(0, body + 12, end);
	if (type === 'dref')
		for (const box of boxes(bytes, body + 8, end) ?? []) {
			bytes.set(ascii('url '), box.at + 4);
			bytes.fill(0, box.body, box.end);
			// Flag 1: the media data is in this file. A path could reveal the folders of somebody's computer.
			if (box.body + 4 <= box.end) bytes[box.body + 3] = 1;
		}
}
