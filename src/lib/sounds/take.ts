import { textAt, viewOf } from './bytes.ts';
import { limits, type SoundFormat, type SoundReason, type Stripped } from './limits.ts';
import { isMp3, stripMp3 } from './mp3.ts';
import { stripMp4 } from './mp4.ts';
import { stripOgg } from './ogg.ts';
import { stripWav } from './wav.ts';
import { stripWebm } from './webm.ts';

export type TakenSound =
	{ ok: true; format: SoundFormat; data: Uint8Array<ArrayBuffer>; durationMs: number } | { ok: false; reason: SoundReason };

/** The format of a file, recognised by its bytes; null when it is none that we accept. */
export function formatOf(bytes: Uint8Array): SoundFormat | null {
	const [first, second] = [textAt(bytes, 0, 4), textAt(bytes, 8, 4)];
	if (first === 'RIFF' && second === 'WAVE') return 'wav';
	if (first === 'OggS') return 'ogg';
	if (bytes.length > 4 && viewOf(bytes).getUint32(0) === 0x1a45dfa3) return 'webm';
	if (textAt(bytes, 4, 4) === 'ftyp') return 'mp4';
	return isMp3(bytes) ? 'mp3' : null;
}

const strippers: Record<SoundFormat, (bytes: Uint8Array) => Stripped> = {
	mp3: stripMp3,
	mp4: stripMp4,
	ogg: stripOgg,
	webm: stripWebm,
	wav: stripWav
};

/**
 * Accepts an uploaded sound: recognises its format by its bytes, strips everything but the sound, and checks its length. The caller checks
 * its size.
 */
export function takeSound(bytes: Uint8Array): TakenSound {
	const refuse = (reason: SoundReason): TakenSound => ({ ok: false, reason });
	if (bytes.length === 0) return refuse('empty');
	const format = formatOf(bytes);
	if (!format) return refuse('not-a-sound');
	let stripped: Stripped;
	try {
		stripped = strippers[format](bytes);
	} catch (error) {
		// The file's own tables point outside the file.
		if (!(error instanceof RangeError)) throw error;
		stripped = 'damaged';
	}
	if (typeof stripped === 'string') return refuse(stripped);
	if (stripped.durationMs < 1) return refuse('damaged');
	if (stripped.durationMs > limits.durationMs) return refuse('too-long');
	return { ok: true, format, ...stripped };
}
