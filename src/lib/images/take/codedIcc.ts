import type { CodedColour } from './heifBoxes.ts';

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** CIE x and y of red, green and blue by code point (ITU-T H.273, table 2). The white point of all of them is D65. */
const primariesOf: Record<number, readonly [number, number][]> = {
	1: [
		[0.64, 0.33],
		[0.3, 0.6],
		[0.15, 0.06]
	],
	9: [
		[0.708, 0.292],
		[0.17, 0.797],
		[0.131, 0.046]
	],
	12: [
		[0.68, 0.32],
		[0.265, 0.69],
		[0.15, 0.06]
	]
};
const d65 = { x: 0.3127, y: 0.329 };
/** The Bradford adaptation from D65 to D50, the white point of all ICC profiles (ICC.1:2022, annex E). */
const toD50: Matrix = [
	[1.047886, 0.022919, -0.050216],
	[0.029582, 0.990484, -0.017079],
	[-0.009252, 0.015073, 0.751678]
];

/**
 * An ICC profile (version 2, matrix and curve) for colours that a file declares by code points. Returns null for sRGB and for unknown
 * code points, which are treated as sRGB. HDR (PQ, HLG) is tone-mapped to the range of a normal screen, where it will be shown.
 *
 * Works around libvips 8.18, which ignores the code points (`nclx`) of HEIC and AVIF (github.com/libvips/libvips issue 3912, open; a
 * draft fix, pull request 4723, was closed). AVIF needs this code until heifload attaches a profile, HEIC as long as heic.server.ts
 * decodes it.
 */
export function iccOfCoded({ primaries, transfer }: CodedColour): Uint8Array | null {
	const curve = curveOf(transfer);
	if ((primaries === 1 || !primariesOf[primaries]) && curve === srgb) return null;
	const columns = transpose(multiply(toD50, rgbToXyz(primariesOf[primaries] ?? primariesOf[1]!)));
	const trc = sampled(curve);
	const tags: [string, Uint8Array][] = [
		['desc', description('From code points')],
		['cprt', join(ascii('text'), new Uint8Array(4), ascii('CC0\0'))],
		['wtpt', xyz([0.9642, 1, 0.8249])],
		...(['rXYZ', 'gXYZ', 'bXYZ'] as const).map((name, i): [string, Uint8Array] => [name, xyz(columns[i]!)]),
		['rTRC', trc],
		['gTRC', trc],
		['bTRC', trc]
	];
	return profile(tags);
}

type Curve = (code: number) => number;
/** IEC 61966-2-1. Also used for BT.709 and for unspecified transfers, because screens show them this way. */
const srgb: Curve = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
/** SMPTE ST 2084, scaled so that 203 cd/m2 (paper white, ITU-R BT.2408) is 1. */
const pq: Curve = (v) => {
	const p = v ** (1 / 78.84375);
	return (10_000 / 203) * (Math.max(p - 0.8359375, 0) / (18.8515625 - 18.6875 * p)) ** (1 / 0.1593017578125);
};
/** ARIB STD-B67 for a screen of 1000 cd/m2 and a system gamma of 1.2, scaled in the same way. */
const hlg: Curve = (v) => {
	const scene = v <= 0.5 ? (v * v) / 3 : (Math.exp((v - 0.55991073) / 0.17883277) + 0.28466892) / 12;
	return (1000 / 203) * scene ** 1.2;
};
/** Extended Reinhard tone mapping: 1000 cd/m2 becomes 1, dark values hardly change. */
const rollOff =
	(light: Curve): Curve =>
	(v) => {
		const x = light(v);
		return Math.min(1, (x * (1 + x / (1000 / 203) ** 2)) / (1 + x));
	};

function curveOf(transfer: number): Curve {
	switch (transfer) {
		case 4:
			return (v) => v ** 2.2;
		case 5:
			return (v) => v ** 2.8;
		case 8:
			return (v) => v;
		case 16:
			return rollOff(pq);
		case 18:
			return rollOff(hlg);
		default:
			return srgb;
	}
}

/** A matrix whose columns are full red, green and blue in XYZ, scaled so that their sum is D65. */
function rgbToXyz(xy: readonly [number, number][]): Matrix {
	const xyzs = xy.map(([x, y]): Triple => [x / y, 1, (1 - x - y) / y]);
	const base = transpose(xyzs as unknown as Matrix);
	const scale = solve(base, [d65.x / d65.y, 1, (1 - d65.x - d65.y) / d65.y]);
	return base.map((row) => row.map((value, i) => value * scale[i]!)) as unknown as Matrix;
}

const transpose = (m: Matrix): Matrix => [0, 1, 2].map((i) => m.map((row) => row[i]!)) as unknown as Matrix;
const multiply = (a: Matrix, b: Matrix): Matrix =>
	a.map((row) => [0, 1, 2].map((i) => row[0] * b[0][i]! + row[1] * b[1][i]! + row[2] * b[2][i]!)) as unknown as Matrix;

/** Solves m · x = v by Cramer's rule. */
function solve(m: Matrix, v: Triple): Triple {
	const det = (a: Matrix) =>
		a[0][0] * (a[1][1] * a[2][2] - a[1][2] * a[2][1]) -
		a[0][1] * (a[1][0] * a[2][2] - a[1][2] * a[2][0]) +
		a[0][2] * (a[1][0] * a[2][1] - a[1][1] * a[2][0]);
	const whole = det(m);
	return [0, 1, 2].map(
		(i) => det(m.map((row, r) => row.map((n, c) => (c === i ? v[r]! : n))) as unknown as Matrix) / whole
	) as unknown as Triple;
}

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function join(...parts: Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

function int32s(...values: number[]): Uint8Array {
	const view = new DataView(new ArrayBuffer(values.length * 4));
	values.forEach((value, i) => view.setInt32(i * 4, value));
	return new Uint8Array(view.buffer);
}

const xyz = (values: Triple): Uint8Array => join(ascii('XYZ '), int32s(0, ...values.map((value) => Math.round(value * 65536))));

/** A tag of type textDescription: the text in ASCII, then an empty Unicode and an empty ScriptCode text. */
const description = (text: string): Uint8Array => join(ascii('desc'), int32s(0, text.length + 1), ascii(`${text}\0`), new Uint8Array(78));

/** A tag of type curve with 4096 samples. */
function sampled(curve: Curve): Uint8Array {
	const size = 4096;
	const view = new DataView(new ArrayBuffer(size * 2));
	for (let i = 0; i < size; i++) view.setUint16(i * 2, Math.round(curve(i / (size - 1)) * 65535));
	return join(ascii('curv'), int32s(0, size), new Uint8Array(view.buffer));
}

/** A profile: the header (128 bytes), the tag table, and each tag's data once, aligned to four bytes. */
function profile(tags: readonly [string, Uint8Array][]): Uint8Array {
	const bodies = [...new Set(tags.map(([, body]) => body))];
	const offsets = new Map<Uint8Array, number>();
	let at = 132 + tags.length * 12;
	for (const body of bodies) {
		offsets.set(body, at);
		at += Math.ceil(body.length / 4) * 4;
	}
	const whole = new Uint8Array(at);
	whole.set(join(int32s(at, 0, 0x0240_0000), ascii('mntrRGB XYZ ')));
	whole.set(ascii('acsp'), 36);
	whole.set(int32s(63190, 65536, 54061), 68); // D50
	whole.set(int32s(tags.length), 128);
	tags.forEach(([name, body], i) => whole.set(join(ascii(name), int32s(offsets.get(body)!, body.length)), 132 + i * 12));
	for (const body of bodies) whole.set(body, offsets.get(body)!);
	return whole;
}
