import { concat, textAt } from './bytes.ts';
import type { Stripped } from './limits.ts';

/** Bit rates in kbit/s by their index in a frame header, layer III: MPEG 1, then MPEG 2 and 2.5. */
const rates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const rates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const samplings = [44_100, 48_000, 32_000];

type Frame = { bytes: number; samples: number; hz: number; kind: number };

/** The frame that begins at `at`, read from its four-byte header; null when there is none. */
function frameAt(bytes: Uint8Array, at: number): Frame | null {
	const [sync = 0, version = 0, rate = 0] = bytes.subarray(at, at + 3);
	if (sync !== 0xff || (version & 0xe6) !== 0xe2) return null;
	const mpeg = (version >> 3) & 3;
	const sampling = samplings[(rate >> 2) & 3];
	const kbit = (mpeg === 3 ? rates1 : rates2)[rate >> 4];
	if (mpeg === 1 || !sampling || !kbit) return null;
	const hz = sampling / (mpeg === 3 ? 1 : mpeg === 2 ? 2 : 4);
	const length = Math.floor(((mpeg === 3 ? 144_000 : 72_000) * kbit) / hz) + ((rate >> 1) & 1);
	return { bytes: length, samples: mpeg === 3 ? 1152 : 576, hz, kind: version & 0x18 };
}

/** The position after the ID3v2 tag at the beginning; 0 without a tag. */
function afterTag(bytes: Uint8Array): number {
	if (textAt(bytes, 0, 3) !== 'ID3') return 0;
	const size = bytes.subarray(6, 10).reduce((sum, byte) => (sum << 7) | (byte & 0x7f), 0);
	return 10 + size + ((bytes[5] ?? 0) & 0x10 ? 10 : 0);
}

/** Whether the file is an MP3: two frames in a row within 4096 bytes after the tag. */
export function isMp3(bytes: Uint8Array): boolean {
	const start = afterTag(bytes);
	for (let at = start; at < Math.min(start + 4096, bytes.length); at++) {
		const first = frameAt(bytes, at);
		if (first && frameAt(bytes, at + first.bytes)) return true;
	}
	return false;
}

/** Keeps only the frames of an MP3. ID3 and APE tags, lyrics and other bytes before, between and after them are dropped. */
export function stripMp3(bytes: Uint8Array): Stripped {
	const frames: Uint8Array[] = [];
	let [at, samples, afterFrame] = [afterTag(bytes), 0, false];
	let like: Frame | null = null;
	while (at < bytes.length) {
		const frame = frameAt(bytes, at);
		const end = at + (frame?.bytes ?? 0);
		const fits = frame && end <= bytes.length && (!like || (like.hz === frame.hz && like.kind === frame.kind));
		// Bytes of a tag may look like a frame header. After a gap, accept a frame only if another one follows it.
		if (!frame || !fits || !(afterFrame || frameAt(bytes, end))) {
			at = bytes.indexOf(0xff, at + 1);
			if (at < 0) break;
			afterFrame = false;
			continue;
		}
		like ??= frame;
		frames.push(bytes.subarray(at, end));
		samples += frame.samples;
		at = end;
		afterFrame = true;
	}
	if (!like || frames.length < 3) return 'damaged';
	return { data: concat(frames), durationMs: Math.round((samples / like.hz) * 1000) };
}
