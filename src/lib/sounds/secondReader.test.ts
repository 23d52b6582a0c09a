/**
 * music-metadata reads the stripped files, independently of our own parsers. Its warnings are not checked: version 12.1 wrongly warns
 * "Data chunk size exceeds file size" for a WAV that ends with its samples (to report at github.com/Borewit/music-metadata; no issue
 * found).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type IAudioMetadata, parseBuffer } from 'music-metadata';
import { describe, expect, test } from 'vitest';
import { ascii, concat } from './bytes.ts';
import { childrenOf, element } from './ebml.ts';
import type { SoundFormat } from './limits.ts';
import { cover, m4a, secret, wav } from './made.example.ts';
import { takeSound } from './take.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, '../../../tests/fixtures/sounds', name)));

/** The MP3 with one more tag in front: an attached picture (ID3v2.3, 4.15). */
function mp3WithCover(): Uint8Array {
	const body = concat([ascii('\0image/jpeg\0\x03\0'), cover]);
	const frame = concat([ascii('APIC'), Uint8Array.of(0, 0, 0, body.length, 0, 0), body]);
	const tag = concat([ascii('ID3\x03\0\0'), Uint8Array.of(0, 0, 0, frame.length), frame]);
	return concat([tag, fixture('tone.mp3')]);
}

/** The WebM with a title tag and an attached picture at its end (RFC 9559, 5.1.6 and 5.1.8). */
function webmWithTags(): Uint8Array {
	const [head, segment] = childrenOf(fixture('tone.webm')).map(({ bytes }) => bytes);
	const title = element(0x67c8, element(0x45a3, ascii('TITLE')), element(0x4487, secret));
	const tags = element(0x1254c367, element(0x7373, element(0x63c0), title));
	const picture = element(0x61a7, element(0x466e, ascii('cover.jpg')), element(0x4660, ascii('image/jpeg')), element(0x465c, cover));
	return concat([element(0x1a45dfa3, head!), element(0x18538067, segment!, tags, element(0x1941a469, picture))]);
}

/** The names of all tags with a value that the reader finds, pictures included. */
const tagsOf = ({ native }: IAudioMetadata): string[] =>
	Object.values(native).flatMap((tags) => tags.filter(({ value }) => value !== undefined).map(({ id }) => id));
const codecOf = ({ format }: IAudioMetadata) => [format.container, format.codec, format.sampleRate, format.numberOfChannels];

const files: [SoundFormat, Uint8Array, string[]][] = [
	['mp3', mp3WithCover(), ['APIC', 'TSSE', 'TIT2', 'TPE1', 'COMM', 'TLEN', 'title', 'genre']],
	['ogg', fixture('tone.ogg'), ['ENCODER', 'ARTIST', 'LOCATION', 'ENCODER_OPTIONS']],
	['webm', webmWithTags(), ['track:TITLE', 'picture']],
	['mp4', m4a(), ['\xa9nam', 'covr']],
	['wav', wav(1.3), ['ICMT', 'ICMT', 'ICMT']]
];
/** Without an index the reader misses the last packet of an Opus recording: at most 60 ms. */
const maxPacketMs = 60;

describe.each(files)('music-metadata, reading a stripped %s,', (_format, upload, uploadTags) => {
	const read = async () => {
		const taken = takeSound(upload);
		if (!taken.ok) throw new Error(taken.reason);
		return { before: await parseBuffer(upload), after: await parseBuffer(taken.data), durationMs: taken.durationMs };
	};

	test('finds none of the tags, comments and pictures of the upload', async () => {
		const { before, after } = await read();
		expect(tagsOf(before)).toEqual(uploadTags);
		expect(tagsOf(after)).toEqual([]);
		expect(after.common.picture).toBeUndefined();
	});

	test('finds no date and no program', async () => {
		const { format } = (await read()).after;
		// Zero in an MP4 means 1904 (ISO 14496-12, 8.2.2).
		const zero = format.container === 'M4A/mp42/isom' ? new Date('1904-01-01') : undefined;
		expect([format.creationTime, format.modificationTime, format.tool]).toEqual([zero, zero, undefined]);
	});

	test('finds the codec of the upload and the duration that we report', async () => {
		const { before, after, durationMs } = await read();
		expect(codecOf(after)).toEqual(codecOf(before));
		expect(Math.round(after.format.duration! * 1000)).toBe(durationMs);
		expect(Math.abs(durationMs - before.format.duration! * 1000)).toBeLessThanOrEqual(maxPacketMs);
	});
});
