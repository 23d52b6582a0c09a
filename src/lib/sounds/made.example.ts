import { ascii, concat, viewOf } from './bytes.ts';

/** Sounds made by hand, for tests: what a telephone writes besides the sound says GEHEIM ("secret"). */
export const secret = ascii('GEHEIM 51.3397N');

const le = (size: 2 | 4, ...values: number[]): Uint8Array =>
	Uint8Array.from(values.flatMap((value) => Array.from({ length: size }, (_, i) => (value >>> (8 * i)) & 255)));
const be = (...values: number[]): Uint8Array =>
	Uint8Array.from(values.flatMap((value) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]));

const chunk = (id: string, body: Uint8Array) => concat([ascii(id), le(4, body.length), body, new Uint8Array(body.length % 2)]);

/** A WAV of one channel with a tone of 440 Hz, and notes around it. */
export function wav(seconds: number, { hz = 8000, encoding = 1, notes = true } = {}): Uint8Array<ArrayBuffer> {
	const samples = new Uint8Array(Math.round(seconds * hz) * 2);
	const view = viewOf(samples);
	for (let at = 0; at < samples.length; at += 2) view.setInt16(at, Math.round(8000 * Math.sin((at * 440 * Math.PI) / hz)), true);
	const format = chunk('fmt ', concat([le(2, encoding, 1), le(4, hz, hz * 2), le(2, 2, 16)]));
	const list = notes ? [chunk('LIST', concat([ascii('INFOICMT'), secret]))] : [];
	const body = concat([ascii('WAVE'), ...list, format, ...list, chunk('data', samples), ...list]);
	return concat([ascii('RIFF'), le(4, body.length), body]);
}

const box = (type: string, ...parts: Uint8Array[]): Uint8Array => {
	const body = concat(parts);
	return concat([be(8 + body.length), ascii(type), body]);
};
const zeros = (length: number) => new Uint8Array(length);

/** A frame of AAC-LC, one channel, that is silent. */
const silence = Uint8Array.of(0x00, 0xc8, 0x00, 0x80, 0x23, 0x80);
const hz = 44_100;
/** That it is AAC-LC at 44 100 Hz in one channel (ISO 14496-1 and -3). */
const esds = box(
	'esds',
	be(0),
	Uint8Array.of(3, 25, 0, 0, 0, 4, 17, 0x40, 0x15, 0, 0, 0, 0, 0, 0x7d, 0, 0, 0, 0x7d, 0, 5, 2, 0x12, 0x08, 6, 1, 2)
);

type Wish = { frames?: number; handler?: string; codec?: string; fragments?: boolean };

/** An M4A as a telephone writes it: its place, dates and names, a second track, bytes between the sounds. */
export function m4a({ frames = 60, handler = 'soun', codec = 'mp4a', fragments = false }: Wish = {}): Uint8Array<ArrayBuffer> {
	const date = be(0xdeadbeef, 0xdeadbeef);
	const perChunk = 10;
	const chunks = frames / perChunk;
	const gap = concat([secret, zeros(5)]);
	const piece = concat([...Array<Uint8Array>(perChunk).fill(silence), gap]);
	const mdat = box('mdat', gap, ...Array<Uint8Array>(chunks).fill(piece));
	const ftyp = box('ftyp', ascii('M4A '), be(0), ascii('M4A mp42isom'));
	const first = ftyp.length + 8 + gap.length;
	const entry = box(
		codec,
		zeros(6),
		Uint8Array.of(0, 1),
		zeros(8),
		Uint8Array.of(0, 1, 0, 16, 0, 0, 0, 0),
		be(hz << 16),
		esds,
		box('tags', secret)
	);
	const table = box(
		'stbl',
		box('stsd', be(0, 1), entry),
		box('stts', be(0, 1, frames, 1024)),
		box('stsc', be(0, 1, 1, perChunk, 1)),
		box('stsz', be(0, silence.length, frames)),
		box('stco', be(0, chunks, ...Array.from({ length: chunks }, (_, i) => first + i * piece.length)))
	);
	const track = (kind: string) =>
		box(
			'trak',
			box('tkhd', be(7), date, be(1, 0, frames * 1024, 0, 0, 0, 0), zeros(44)),
			box(
				'mdia',
				box('mdhd', be(0), date, be(hz, frames * 1024, 0)),
				box('hdlr', be(0, 0), ascii(kind), zeros(12), secret, zeros(1)),
				box('minf', box('smhd', be(0, 0)), box('dinf', box('dref', be(0, 1), box('alis', be(0), secret))), table)
			),
			box('udta', box('name', secret))
		);
	const moov = box(
		'moov',
		box('mvhd', be(0), date, be(hz, frames * 1024, 0x10000), zeros(76), be(2)),
		track('text'),
		track(handler),
		place()
	);
	return concat([ftyp, mdat, moov, ...(fragments ? [box('moof')] : []), box('uuid', zeros(16), secret)]);
}

/** Where it was recorded, as Apple and Android write it. */
const place = () => box('udta', box('\xa9xyz', secret), box('meta', be(0), box('ilst', secret)));
