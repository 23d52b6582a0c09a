import { concat, ascii, textAt, viewOf } from './bytes.ts';
import type { Stripped } from './limits.ts';

/** Whole numbers, floating point, or one of the two as its extension says. */
const encodings = new Set([1, 3, 0xfffe]);

/** A WAV of its format and its samples alone: lists of tags, broadcast notes and whatever follows are left out. */
export function stripWav(bytes: Uint8Array): Stripped {
	const view = viewOf(bytes);
	let format: Uint8Array | null = null;
	let samples: Uint8Array | null = null;
	for (let at = 12; at + 8 <= bytes.length && !samples;) {
		const [id, size] = [textAt(bytes, at, 4), view.getUint32(at + 4, true)];
		const body = bytes.subarray(at + 8, at + 8 + size);
		if (id === 'fmt ' && size >= 16) format = body.subarray(0, Math.min(size, 40));
		// What was recorded without knowing its end says all ones: then they go as far as there are bytes.
		if (id === 'data') samples = body;
		at += 8 + size + (size % 2);
	}
	if (!format || !samples || format.length < 16) return 'damaged';
	const about = viewOf(format);
	const [encoding, perSecond, frame] = [about.getUint16(0, true), about.getUint32(8, true), about.getUint16(12, true)];
	if (!encodings.has(encoding)) return 'codec';
	if (perSecond === 0 || frame === 0 || samples.length < frame) return 'damaged';
	const whole = samples.subarray(0, samples.length - (samples.length % frame));
	const data = concat([
		ascii('RIFF'),
		u32(4 + 8 + format.length + 8 + whole.length),
		ascii('WAVEfmt '),
		u32(format.length),
		format,
		ascii('data'),
		u32(whole.length),
		whole
	]);
	return { data, durationMs: Math.round((whole.length / perSecond) * 1000) };
}

function u32(value: number): Uint8Array {
	const bytes = new Uint8Array(4);
	viewOf(bytes).setUint32(0, value, true);
	return bytes;
}
