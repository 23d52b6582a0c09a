import sharp from 'sharp';
import { expect, test } from 'vitest';
import { iccOfCoded } from './codedIcc.ts';
import { rawTiff } from './rawTiff.ts';
import { isWide } from '../make/gamut.ts';

type Colour = [number, number, number];

/** Converts a colour, coded with these code points (0 to 1), to sRGB (0 to 255). */
async function shown(primaries: number, transfer: number, colour: Colour): Promise<number[]> {
	const icc = iccOfCoded({ primaries, transfer });
	const { file, pixels } = rawTiff({ width: 1, height: 1, channels: 3, bits: 8, icc: icc ?? undefined });
	pixels.set(colour.map((value) => Math.round(value * 255)));
	return [...(await sharp(Buffer.from(file.buffer)).toColourspace('srgb').removeAlpha().raw().toBuffer())];
}

const encoded = (light: number): number => 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);
/** Extended Reinhard tone mapping: 203 cd/m2 is 1, and 1000 cd/m2 becomes white. */
const rolled = (x: number): number => (x * (1 + x / (1000 / 203) ** 2)) / (1 + x);

function expectNear(seen: readonly number[], expected: readonly number[]): void {
	seen.forEach((value, i) => expect(Math.abs(value - expected[i]!), `${String(seen)} for ${String(expected)}`).toBeLessThanOrEqual(3));
}

// The Display P3 and BT.2020 values of #ff0000, #00ff00 and #0000ff, converted as in CSS Color Module Level 4.
test.each<[string, number, number, Colour, Colour]>([
	['sRGB red in Display P3', 12, 13, [0.9175, 0.2003, 0.1386], [255, 0, 0]],
	['sRGB green in Display P3', 12, 13, [0.4584, 0.9853, 0.2983], [0, 255, 0]],
	['sRGB blue in Display P3', 12, 13, [0, 0, 0.9596], [0, 0, 255]],
	['a grey in Display P3', 12, 13, [0.5, 0.5, 0.5], [127.5, 127.5, 127.5]],
	['white in BT.2020', 9, 13, [1, 1, 1], [255, 255, 255]],
	['a grey with a linear transfer', 1, 8, [0.2, 0.2, 0.2], [encoded(0.2), encoded(0.2), encoded(0.2)]],
	['paper white in PQ', 9, 16, [0.5807, 0.5807, 0.5807], Array(3).fill(encoded(rolled(1))) as Colour],
	['20.3 cd/m2 in PQ', 12, 16, [0.3583, 0.3583, 0.3583], Array(3).fill(encoded(rolled(0.1))) as Colour],
	['1000 cd/m2 in PQ', 9, 16, [0.7518, 0.7518, 0.7518], [255, 255, 255]],
	['paper white in HLG', 9, 18, [0.75, 0.75, 0.75], Array(3).fill(encoded(rolled(1))) as Colour],
	['black in HLG', 9, 18, [0, 0, 0], [0, 0, 0]]
])('converts %s to sRGB', async (_what, primaries, transfer, colour, expected) => {
	expectNear(await shown(primaries, transfer, colour), expected);
});

test('returns no profile for sRGB and for unknown code points', () => {
	for (const primaries of [1, 2, 77]) for (const transfer of [1, 2, 13]) expect(iccOfCoded({ primaries, transfer })).toBeNull();
});

test('makes profiles whose wide gamut isWide recognises', () => {
	expect([12, 9, 1].map((primaries) => isWide(iccOfCoded({ primaries, transfer: 8 })!))).toEqual([true, true, false]);
});
