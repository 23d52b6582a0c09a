import { viewOf } from './bytes.ts';
import type { Box } from './mp4Boxes.ts';

/** The length of a track in milliseconds, from its media header (`mdhd`) and its sample durations (`stts`). Null when it can't be read. */
export function timeOf(bytes: Uint8Array, clock: Box | undefined, times: Box | undefined): number | null {
	if (!clock || !times || clock.body + 24 > clock.end || times.body + 8 > times.end) return null;
	const view = viewOf(bytes);
	const perSecond = view.getUint32(clock.body + (bytes[clock.body] === 1 ? 20 : 12));
	const count = view.getUint32(times.body + 4);
	if (perSecond === 0 || times.body + 8 + count * 8 > times.end) return null;
	let sum = 0;
	for (let i = 0; i < count; i++) sum += view.getUint32(times.body + 8 + i * 8) * view.getUint32(times.body + 12 + i * 8);
	return sum > 0 ? Math.round((sum / perSecond) * 1000) : null;
}

/** The byte ranges of a track's chunks in the file, in ascending order. Null when the sample tables contradict each other. */
export function soundRanges(bytes: Uint8Array, tables: readonly Box[]): [number, number][] | null {
	const view = viewOf(bytes);
	const table = (name: string, head: number, row: number) => {
		const box = tables.find(({ type }) => type === name);
		if (!box || box.body + head > box.end) return null;
		const count = view.getUint32(box.body + head - 4);
		return row > 0 && box.body + head + count * row > box.end ? null : { count, at: (i: number) => box.body + head + i * row };
	};
	const box = tables.find(({ type }) => type === 'stsz');
	const fixedSize = box && box.body + 12 <= box.end ? view.getUint32(box.body + 4) : 0;
	const sizes = table('stsz', 12, fixedSize > 0 ? 0 : 4);
	const runs = table('stsc', 8, 12);
	const short = table('stco', 8, 4);
	const chunks = short ?? table('co64', 8, 8);
	if (!sizes || !runs || !chunks) return null;
	const ranges: [number, number][] = [];
	let [sample, run] = [0, 0];
	for (let chunk = 0; chunk < chunks.count && sample < sizes.count; chunk++) {
		while (run + 1 < runs.count && view.getUint32(runs.at(run + 1)) <= chunk + 1) run++;
		const samplesHere = run < runs.count ? Math.min(view.getUint32(runs.at(run) + 4), sizes.count - sample) : 0;
		const from = short ? view.getUint32(chunks.at(chunk)) : Number(view.getBigUint64(chunks.at(chunk)));
		let length = fixedSize * samplesHere;
		if (fixedSize === 0) for (let i = sample; i < sample + samplesHere; i++) length += view.getUint32(sizes.at(i));
		sample += samplesHere;
		if (from + length > bytes.length) return null;
		ranges.push([from, from + length]);
	}
	return sample === sizes.count && ranges.length > 0 ? ranges.toSorted(([one], [other]) => one - other) : null;
}
