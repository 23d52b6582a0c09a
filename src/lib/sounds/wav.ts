import { concat, ascii, textAt, viewOf } from './bytes.ts';
import type { Stripped } from './limits.ts';

/** Accepted format tags: integer PCM, floating point, and WAVE_FORMAT_EXTENSIBLE. */
const encodings = new Set([1, 3, 0xfffe]);

/** Keeps only the format and the samples of a WAV. Tag lists, broadcast data and everything after the samples are dropped. */
export function stripWav(bytes: Uint8Array): Stripped {
	const view = viewOf(bytes);
	let format: Uint8Array | null = null;
	let samples: Uint8Array | null = null;
	for (let at = 12; at + 8 <= bytes.length && !samples;) {
		const [id, size] = [textAt(bytes, at, 4), view.getUint32(at + 4, true)];
		const body = bytes.subarray(at + 8, at + 8 + size);
		if (id === 'fmt ' && size >= 16) format = body.subarray(0, Math.min(size, 40));
		// A recorder that didn't know the length writes 0xffffffff: the samples then go to the end of the file.
		if (id === 'data') samples = body;
		at += 8 + size + (size % 2);
	}
	if (!format || !samples || format.length < 16) return 'damaged';
	const fields = viewOf(format);
	const [encoding, perSecond, frame] = [fields.getUint16(0, true), fields.getUint32(8, true), fields.getUint16(12, true)];
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
