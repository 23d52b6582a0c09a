import { ascii, concat, viewOf } from './bytes.ts';

/** Text that the sounds made here hide outside their audio data, where a phone writes names and places. "GEHEIM" is German for "secret". */
export const secret = ascii('GEHEIM 51.3397N');
/** A picture as far as a reader of tags looks: the first bytes of a JPEG. */
export const cover = concat([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), ascii('GEHEIM cover')]);

const le = (size: 2 | 4, ...values: number[]): Uint8Array =>
	Uint8Array.from(values.flatMap((value) => Array.from({ length: size }, (_, i) => (value >>> (8 * i)) & 255)));
const be = (...values: number[]): Uint8Array =>
	Uint8Array.from(values.flatMap((value) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]));

const chunk = (id: string, body: Uint8Array) => concat([ascii(id), le(4, body.length), body, new Uint8Array(body.length % 2)]);

/** A mono WAV with a tone of 440 Hz. `notes`: with comments before, between and after its chunks. */
export function wav(seconds: number, { hz = 8000, encoding = 1, notes = true } = {}): Uint8Array<ArrayBuffer> {
	const samples = new Uint8Array(Math.round(seconds * hz) * 2);
	const view = viewOf(samples);
	for (let at = 0; at < samples.length; at += 2) view.setInt16(at, Math.round(8000 * Math.sin((at * 440 * Math.PI) / hz)), true);
	const format = chunk('fmt ', concat([le(2, encoding, 1), le(4, hz, hz * 2), le(2, 2, 16)]));
	const list = notes ? [chunk('LIST', concat([ascii('INFO'), chunk('ICMT', secret)]))] : [];
	const body = concat([ascii('WAVE'), ...list, format, ...list, chunk('data', samples), ...list]);
	return concat([ascii('RIFF'), le(4, body.length), body]);
}

const box = (type: string, ...parts: Uint8Array[]): Uint8Array => {
	const body = concat(parts);
	return concat([be(8 + body.length), ascii(type), body]);
};
const zeros = (length: number) => new Uint8Array(length);

/** A silent mono frame of AAC-LC. */
const silence = Uint8Array.of(0x00, 0xc8, 0x00, 0x80, 0x23, 0x80);
const hz = 44_100;
/** Declares AAC-LC, 44 100 Hz, mono (ISO 14496-1 and -3). */
const esds = box(
	'esds',
	be(0),
	Uint8Array.of(3, 25, 0, 0, 0, 4, 17, 0x40, 0x15, 0, 0, 0, 0, 0, 0x7d, 0, 0, 0, 0x7d, 0, 5, 2, 0x12, 0x08, 6, 1, 2)
);

type M4aOptions = { frames?: number; handler?: string; codec?: string; fragments?: boolean };

/** An M4A as a phone writes it: with a place, dates, names, a cover picture, a second track and bytes between the samples. */
export function m4a({ frames = 60, handler = 'soun', codec = 'mp4a', fragments = false }: M4aOptions = {}): Uint8Array<ArrayBuffer> {
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

/** The place of the recording as Apple and Android write it, a title and a cover. */
const place = () => {
	const handler = box('hdlr', be(0, 0), ascii('mdirappl'), zeros(9));
	const title = box('\xa9nam', box('data', be(1, 0), secret));
	const picture = box('covr', box('data', be(13, 0), cover));
	return box('udta', box('\xa9xyz', secret), box('meta', be(0), handler, box('ilst', title, picture)));
};
