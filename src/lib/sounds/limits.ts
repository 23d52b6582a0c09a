/**
 * Maximum length in milliseconds, sounds per work (one per language). The database checks the same limits. How many bytes a file may have,
 * the storage says (`largestFile`).
 */
export const limits = { durationMs: 600_000, sounds: 5 } as const;

/** Maximum length of a transcript: in letters as people count them, and in bytes as the database counts them. */
export const transcriptLimit = { letters: 12_000, bytes: 40_000 } as const;

export const formats = ['mp3', 'mp4', 'ogg', 'webm', 'wav'] as const;
export type SoundFormat = (typeof formats)[number];

/** File extension and media type of each format. */
export const endings: Record<SoundFormat, string> = { mp3: 'mp3', mp4: 'm4a', ogg: 'ogg', webm: 'webm', wav: 'wav' };
export const mimeTypes: Record<SoundFormat, string> = {
	mp3: 'audio/mpeg',
	mp4: 'audio/mp4',
	ogg: 'audio/ogg',
	webm: 'audio/webm',
	wav: 'audio/wav'
};

/** The address of a sound. The name is random; the bytes behind it never change. */
export const soundHref = (sound: { name: string; format: SoundFormat }): string => `/sounds/${sound.name}.${endings[sound.format]}`;

/** Why a file was refused. `soundReasonText` turns it into a sentence. */
export type SoundReason = 'empty' | 'too-big' | 'too-big-for-storage' | 'too-long' | 'not-a-sound' | 'video' | 'codec' | 'live' | 'damaged';

/** A file that holds only its sound, with its length; or the reason why the file is refused. */
export type Stripped = { data: Uint8Array<ArrayBuffer>; durationMs: number } | SoundReason;
