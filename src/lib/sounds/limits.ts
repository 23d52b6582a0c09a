/** What a sound may be at most: bytes of the file, length in milliseconds, sounds of one work (one per language). The database says the same. */
export const limits = { bytes: 20_000_000, durationMs: 600_000, sounds: 5 } as const;

/** What a person may write of what is said: letters as a person counts, bytes as the database does. */
export const transcriptLimit = { letters: 12_000, bytes: 40_000 } as const;

export const formats = ['mp3', 'mp4', 'ogg', 'webm', 'wav'] as const;
export type SoundFormat = (typeof formats)[number];

/** By format: how the address of a file ends, and what its type is. */
export const endings: Record<SoundFormat, string> = { mp3: 'mp3', mp4: 'm4a', ogg: 'ogg', webm: 'webm', wav: 'wav' };
export const mimeTypes: Record<SoundFormat, string> = {
	mp3: 'audio/mpeg',
	mp4: 'audio/mp4',
	ogg: 'audio/ogg',
	webm: 'audio/webm',
	wav: 'audio/wav'
};

/** The address of a sound; the name is random and never gets other bytes. */
export const soundHref = (sound: { name: string; format: SoundFormat }): string => `/sounds/${sound.name}.${endings[sound.format]}`;

/** Why a file was not taken as a sound; `refusalText` makes a sentence of it. */
export type SoundReason = 'empty' | 'too-big' | 'too-long' | 'not-a-sound' | 'video' | 'codec' | 'live' | 'damaged';

/** A sound without anything that isn't sound, and how long it is; or why it can't be taken. */
export type Stripped = { data: Uint8Array<ArrayBuffer>; durationMs: number } | SoundReason;
