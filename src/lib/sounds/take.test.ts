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

test.each(real)('%s: recognised by its bytes, its length known, nothing but sound left of it', (format, bytes) => {
	if (format !== 'webm') expect(has(bytes, 'GEHEIM')).toBe(true);
	const taken = takeSound(bytes);
	if (!taken.ok) throw new Error(taken.reason);
	expect(taken.format).toBe(format);
	expect(taken.durationMs).toBeGreaterThan(1150);
	expect(taken.durationMs).toBeLessThan(1550);
	for (const word of ['GEHEIM', 'LOCATION', 'Chrome', '\xde\xad\xbe\xef', 'ID3', 'TAG', 'alis'])
		expect(has(taken.data, word), `${word} is gone`).toBe(false);
	// What was made can be taken again and stays as it is.
	expect(takeSound(taken.data)).toEqual(taken);
});

test('of an M4A the places stay and the sound, all else is overwritten', () => {
	const before = m4a();
	const taken = takeSound(before);
	if (!taken.ok) throw new Error(taken.reason);
	expect(taken.data.length).toBe(before.length);
	const frame = Buffer.from([0x00, 0xc8, 0x00, 0x80, 0x23, 0x80]);
	const frames = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1').split(frame.toString('latin1')).length - 1;
	expect([frames(before), frames(taken.data)]).toEqual([60, 60]);
	for (const type of ['udta', 'meta', 'uuid', 'text']) expect(has(taken.data, type), type).toBe(false);
});

test('an MP3 between other bytes: only its frames are kept, whatever stands between them', () => {
	const clean = takeSound(fixture('tone.mp3'));
	if (!clean.ok) throw new Error(clean.reason);
	const half = Buffer.from(clean.data).indexOf(clean.data.subarray(0, 2), 500);
	const dirty = concat([clean.data.subarray(0, half), secret, clean.data.subarray(0, 4), secret, clean.data.subarray(half)]);
	expect(takeSound(dirty)).toEqual(clean);
});

test('what a recorder left open in a WebM is filled in: how long it is, and where its parts begin', () => {
	const taken = takeSound(fixture('tone.webm'));
	if (!taken.ok) throw new Error(taken.reason);
	const [duration, cues] = [Buffer.from([0x44, 0x89, 0x10, 0, 0, 8]), Buffer.from([0x1c, 0x53, 0xbb, 0x6b])];
	const at = Buffer.from(taken.data).indexOf(duration);
	expect(Buffer.from(taken.data).readDoubleBE(at + 6)).toBeCloseTo(taken.durationMs, -1);
	expect(Buffer.from(taken.data).includes(cues)).toBe(true);
});

const theora = concat([ascii('OggS'), new Uint8Array(22), Uint8Array.of(1, 30), ascii('\x80theora'), new Uint8Array(23)]);
const refused: [string, Uint8Array, SoundReason][] = [
	['nothing', new Uint8Array(), 'empty'],
	['a page', ascii('<!doctype html><script>alert(1)</script>'), 'not-a-sound'],
	['a picture named like a sound', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, ...new Uint8Array(4000)), 'not-a-sound'],
	['20 MB and a byte', new Uint8Array(20_000_001), 'too-big'],
	['ten minutes and a second', wav(601, { hz: 1000 }), 'too-long'],
	['a video', m4a({ handler: 'vide' }), 'video'],
	['an Ogg with pictures', theora, 'video'],
	['AMR of an old telephone', m4a({ codec: 'samr' }), 'codec'],
	['a WAV in telephone code', wav(1, { encoding: 0x11 }), 'codec'],
	['fragments', m4a({ fragments: true }), 'live'],
	['a WAV without sound', wav(0), 'damaged'],
	['half of an M4A', m4a().subarray(0, 300), 'damaged'],
	['an MP3 that is only its tag', fixture('tone.mp3').subarray(0, 100), 'not-a-sound'],
	['a WebM without its blocks', fixture('tone.webm').subarray(0, 120), 'damaged']
];
test.each(refused)('%s is refused', (_what, bytes, reason) => {
	expect(takeSound(bytes)).toEqual({ ok: false, reason });
});

test('ten minutes are taken', () => {
	expect(takeSound(wav(600, { hz: 1000 }))).toMatchObject({ ok: true, durationMs: 600_000 });
});

test.each(real)('%s: however it is cut or changed, it is taken or refused, never an error', (_format, bytes) => {
	let seed = 7;
	const random = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
	for (let i = 0; i < 400; i++) {
		const broken = bytes.slice(0, i % 3 === 0 ? random(bytes.length) : bytes.length);
		for (let times = random(6); times >= 0 && broken.length > 0; times--) broken[random(Math.min(broken.length, 1200))] = random(256);
		const taken = takeSound(broken);
		if (taken.ok) expect(taken.durationMs).toBeGreaterThan(0);
	}
});
