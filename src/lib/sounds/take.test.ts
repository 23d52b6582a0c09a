import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ascii, concat } from './bytes.ts';
import { type SoundFormat, type SoundReason } from './limits.ts';
import { m4a, secret, wav } from './made.example.ts';
import { takeSound } from './take.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, '../../../tests/fixtures/sounds', name)));
const has = (bytes: Uint8Array, text: string) => Buffer.from(bytes).includes(Buffer.from(text, 'latin1'));
const real: [SoundFormat, Uint8Array][] = [
	['mp3', fixture('tone.mp3')],
	['ogg', fixture('tone.ogg')],
	['webm', fixture('tone.webm')],
	['mp4', m4a()],
	['wav', wav(1.3)]
];

test.each(real)('recognises %s by its bytes, measures its length and keeps nothing but the sound', (format, bytes) => {
	if (format !== 'webm') expect(has(bytes, 'GEHEIM')).toBe(true);
	const taken = takeSound(bytes);
	if (!taken.ok) throw new Error(taken.reason);
	expect(taken.format).toBe(format);
	expect(taken.durationMs).toBeGreaterThan(1150);
	expect(taken.durationMs).toBeLessThan(1550);
	for (const word of ['GEHEIM', 'LOCATION', 'Chrome', '\xde\xad\xbe\xef', 'ID3', 'TAG', 'alis'])
		expect(has(taken.data, word), `${word} is gone`).toBe(false);
	// Stripping is idempotent.
	expect(takeSound(taken.data)).toEqual(taken);
});

test('keeps the samples of an M4A in place and overwrites everything else', () => {
	const before = m4a();
	const taken = takeSound(before);
	if (!taken.ok) throw new Error(taken.reason);
	expect(taken.data.length).toBe(before.length);
	const frame = Buffer.from([0x00, 0xc8, 0x00, 0x80, 0x23, 0x80]);
	const frames = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1').split(frame.toString('latin1')).length - 1;
	expect([frames(before), frames(taken.data)]).toEqual([60, 60]);
	for (const type of ['udta', 'meta', 'uuid', 'text']) expect(has(taken.data, type), type).toBe(false);
});

test('keeps only the frames of an MP3 that has other bytes between them', () => {
	const clean = takeSound(fixture('tone.mp3'));
	if (!clean.ok) throw new Error(clean.reason);
	const half = Buffer.from(clean.data).indexOf(clean.data.subarray(0, 2), 500);
	const dirty = concat([clean.data.subarray(0, half), secret, clean.data.subarray(0, 4), secret, clean.data.subarray(half)]);
	expect(takeSound(dirty)).toEqual(clean);
});

test('adds the duration and the index that a browser recording lacks', () => {
	const taken = takeSound(fixture('tone.webm'));
	if (!taken.ok) throw new Error(taken.reason);
	const [duration, cues] = [Buffer.from([0x44, 0x89, 0x10, 0, 0, 8]), Buffer.from([0x1c, 0x53, 0xbb, 0x6b])];
	const at = Buffer.from(taken.data).indexOf(duration);
	expect(Buffer.from(taken.data).readDoubleBE(at + 6)).toBeCloseTo(taken.durationMs, -1);
	expect(Buffer.from(taken.data).includes(cues)).toBe(true);
});

const theora = concat([ascii('OggS'), new Uint8Array(22), Uint8Array.of(1, 30), ascii('\x80theora'), new Uint8Array(23)]);
const refused: [string, Uint8Array, SoundReason][] = [
	['an empty file', new Uint8Array(), 'empty'],
	['an HTML page', ascii('<!doctype html><script>alert(1)</script>'), 'not-a-sound'],
	['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, ...new Uint8Array(4000)), 'not-a-sound'],
	['a sound of ten minutes and one second', wav(601, { hz: 1000 }), 'too-long'],
	['a video', m4a({ handler: 'vide' }), 'video'],
	['an Ogg with Theora video', theora, 'video'],
	['AMR audio', m4a({ codec: 'samr' }), 'codec'],
	['a WAV with ADPCM', wav(1, { encoding: 0x11 }), 'codec'],
	['a fragmented M4A', m4a({ fragments: true }), 'live'],
	['a WAV without samples', wav(0), 'damaged'],
	['a truncated M4A', m4a().subarray(0, 300), 'damaged'],
	['an MP3 with a tag and no frames', fixture('tone.mp3').subarray(0, 100), 'not-a-sound'],
	['a WebM without its blocks', fixture('tone.webm').subarray(0, 120), 'damaged']
];
test.each(refused)('refuses %s', (_what, bytes, reason) => {
	expect(takeSound(bytes)).toEqual({ ok: false, reason });
});

test('accepts a sound of ten minutes', () => {
	expect(takeSound(wav(600, { hz: 1000 }))).toMatchObject({ ok: true, durationMs: 600_000 });
});

test.each(real)('accepts or refuses every damaged %s without throwing', (_format, bytes) => {
	let seed = 7;
	const random = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
	for (let i = 0; i < 400; i++) {
		const broken = bytes.slice(0, i % 3 === 0 ? random(bytes.length) : bytes.length);
		for (let times = random(6); times >= 0 && broken.length > 0; times--) broken[random(Math.min(broken.length, 1200))] = random(256);
		const taken = takeSound(broken);
		if (taken.ok) expect(taken.durationMs).toBeGreaterThan(0);
	}
});
