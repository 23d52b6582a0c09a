import { readFileSync } from 'node:fs';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { heifOf, nclx } from '../../../../tests/support/heif.ts';
import { iccOfCoded } from './codedIcc.ts';
import { openMaster } from './master.server.ts';
import { rawTiff, type RawShape } from './rawTiff.ts';
import { makeSet } from '../make/set.server.ts';
import { takePicture } from './take.server.ts';
import { toSrgb } from '../make/wide.server.ts';

/**
 * Uploads pictures of one colour like photographs, and reads that colour from the published JPEG. The expected values follow from the
 * standards; none is a value that the code once returned.
 */
type Colour = readonly number[];
const side = 64;

/** The middle pixel of the published JPEG: made from the upload, and made again from the stored master. */
async function published(file: Buffer): Promise<Colour[]> {
	const taken = await takePicture(file);
	if (!taken.ok) throw new Error(taken.reason);
	const later = await makeSet(await openMaster(taken.master.bytes), 'first', null);
	return Promise.all([taken.set, later].map(({ variants }) => middle(variants.find(({ format }) => format === 'jpeg')!.bytes)));
}
const middle = async (file: Buffer): Promise<Colour> => {
	const { width, height } = await sharp(file).metadata();
	const part = sharp(file).extract({ left: width >> 1, top: height >> 1, width: 1, height: 1 });
	return [...(await part.toColourspace('srgb').removeAlpha().raw().toBuffer())];
};
async function expectColour(file: Buffer, expected: Colour, max = 4): Promise<void> {
	for (const seen of await published(file))
		expect(
			Math.max(...seen.map((value, i) => Math.abs(value - expected[i]!))),
			`${seen.join()} instead of ${expected.join()}`
		).toBeLessThanOrEqual(max);
}

/** A TIFF of one colour, with values of 8 or 16 bits. */
function flat(colour: Colour, bits: 8 | 16, icc?: Uint8Array): Buffer {
	const { file, pixels } = rawTiff({ width: side, height: side, channels: colour.length as RawShape['channels'], bits, icc });
	const numbers = bits === 8 ? pixels : new Uint16Array(pixels.buffer, pixels.byteOffset, side * side * colour.length);
	numbers.forEach((_, i) => (numbers[i] = colour[i % colour.length]!));
	return Buffer.from(file.buffer);
}
const png = (tiff: Buffer, deep = false): Promise<Buffer> =>
	sharp(tiff).keepIccProfile().toColourspace(deep ? 'rgb16' : 'srgb').png().toBuffer(); // prettier-ignore
const profileOf = async (picture: Sharp): Promise<Buffer> => (await sharp(await picture.png().toBuffer()).metadata()).icc!;
const any = () => sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } });

/** The CMYK profile that libvips assumes when a file has none. */
const cmykProfile = async (): Promise<Buffer> =>
	(await sharp(await any().toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer()).metadata()).icc!;

/** The JPEG with a profile, in as many segments as it needs (ICC.1:2022, B.4). */
function withIcc(jpeg: Buffer, icc: Buffer): Buffer {
	const parts = Array.from({ length: Math.ceil(icc.length / 65_000) }, (_, i) => icc.subarray(i * 65_000, (i + 1) * 65_000));
	const segments = parts.map((part, i) => {
		const head = Buffer.from([0xff, 0xe2, 0, 0, ...Buffer.from('ICC_PROFILE\0'), i + 1, parts.length]);
		head.writeUInt16BE(part.length + head.length - 2, 2);
		return Buffer.concat([head, part]);
	});
	return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

const light = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const coded = (value: number): number =>
	255 * Math.min(1, Math.max(0, value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055));
const apply = (matrix: readonly Colour[], colour: Colour): Colour =>
	matrix.map((row) => row.reduce((sum, n, i) => sum + n * colour[i]!, 0));
/** Linear Display P3 to linear sRGB; CSS Color Module Level 4, section 18. */
const fromDisplayP3 = [
	[1.2249402, -0.2249402, 0],
	[-0.042057, 1.042057, 0],
	[-0.0196376, -0.0786361, 1.0982735]
];
/** Linear ProPhoto (D50) to linear sRGB: the product of the same section's matrices to XYZ D50, to D65 and to sRGB. */
const fromProPhoto = [
	[2.0343676, -0.7276346, -0.3067331],
	[-0.2288268, 1.2317534, -0.0029266],
	[-0.0085586, -0.1532661, 1.1618247]
];

describe('sRGB', () => {
	test.each([
		['8 bits', flat([200, 100, 50], 8)],
		['16 bits', flat([200 * 257, 100 * 257, 50 * 257], 16)]
	])('keeps values of %s without a profile', async (_bits, file) => {
		await expectColour(file, [200, 100, 50]);
		await expectColour(await png(file, file.length > 20_000), [200, 100, 50]);
	});

	test.each([8, 16] as const)('keeps values of %d bits with an sRGB profile', async (bits) => {
		const icc = await profileOf(any().withIccProfile('srgb'));
		const file = flat(bits === 8 ? [200, 100, 50] : [200 * 257, 100 * 257, 50 * 257], bits, icc);
		await expectColour(file, [200, 100, 50]);
		await expectColour(await png(file, bits === 16), [200, 100, 50]);
	});

	test.each([
		['half transparent red', [255, 0, 0, 128], [255, 127, 127]],
		['a fully transparent colour', [10, 20, 30, 0], [255, 255, 255]],
		['half transparent black', [0, 128], [127, 127, 127]],
		['opaque grey', [90], [90, 90, 90]]
	])('shows %s on white', async (_what, colour, expected) => {
		await expectColour(flat(colour, 8), expected);
		await expectColour(
			flat(
				colour.map((value) => value * 257),
				16
			),
			expected
		);
	});
});

describe('other colour spaces', () => {
	test.each([8, 16] as const)('converts Display P3 of %d bits to sRGB', async (bits) => {
		const colour = [180, 120, 90];
		const expected = apply(fromDisplayP3, colour.map((value) => light(value / 255))).map(coded); // prettier-ignore
		const file = flat(bits === 8 ? colour : colour.map((value) => value * 257), bits, iccOfCoded({ primaries: 12, transfer: 13 })!);
		await expectColour(file, expected);
		await expectColour(await png(file, bits === 16), expected);
		const opened = await openMaster(file);
		const tile = await toSrgb(opened.open().flatten({ background: '#ffffff' }), opened.metadata)
			.jpeg()
			.toBuffer();
		expect((await sharp(tile).metadata()).hasProfile).toBe(false);
		(await middle(tile)).forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThan(4));
		const theirs = await profileOf(any().withIccProfile('p3'));
		await expectColour(flat(colour, 8, theirs), expected);
	});

	test('converts ProPhoto to sRGB', async () => {
		const fixture = readFileSync(new URL('../../../../tests/fixtures/images/sharp__prophoto.png', import.meta.url));
		const colour = [120, 110, 90];
		const { icc } = await sharp(fixture).metadata();
		const expected = apply(fromProPhoto, colour.map((value) => (value / 255) ** 1.8)).map(coded); // prettier-ignore
		await expectColour(flat(colour, 8, icc), expected);
		await expectColour(flat(colour.map((value) => value * 257), 16, icc), expected); // prettier-ignore
	});

	test.each([
		['a red', [53.24, 80.09, 67.2], [255, 0, 0]],
		['a grey', [53.39, 0, 0], [127, 127, 127]],
		['a blue', [60, 0, -40], [87, 148, 215]]
	])('converts %s from CIELAB to sRGB', async (_what, [l, a, b], expected) => {
		const file = flat([l! * 655.35, (a! * 256) & 0xffff, (b! * 256) & 0xffff].map(Math.round), 16);
		file.writeUInt16LE(8, 10 + 4 * 12 + 8); // PhotometricInterpretation
		expect((await sharp(file).metadata()).space).toBe('labs');
		await expectColour(file, expected, 6);
	});

	test('converts CIELAB of 8 bits to sRGB', async () => {
		const file = flat([153, 0, -40 & 255], 8);
		file.writeUInt16LE(8, 10 + 4 * 12 + 8); // PhotometricInterpretation
		await expectColour(file, [87, 148, 215], 6);
	});

	test.each([false, true])('converts CMYK to sRGB (embedded profile: %s)', async (withProfile) => {
		const colour = [120, 140, 100];
		const plain = await sharp(flat(colour, 8)).toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer();
		const file = withProfile ? withIcc(plain, await cmykProfile()) : plain;
		const { space, hasProfile } = await sharp(file).metadata();
		expect([space, hasProfile]).toEqual(['cmyk', withProfile]);
		await expectColour(file, colour, 8);
	});
});

describe('AVIF of 10 bits', () => {
	/** SMPTE ST 2084: the coded value, 0 to 1, of a luminance in cd/m2. */
	const pq = (nits: number): number => {
		const y = (nits / 10_000) ** 0.1593017578125;
		return ((0.8359375 + 18.8515625 * y) / (1 + 18.6875 * y)) ** 78.84375;
	};
	/** Paper white (203 cd/m2) is 1, tone-mapped so that 1000 cd/m2 is white. */
	const rolled = (nits: number): number => coded(((nits / 203) * (1 + nits / 203 / (1000 / 203) ** 2)) / (1 + nits / 203));

	test.each([
		[
			'Display P3',
			12,
			13,
			[180, 120, 90],
			apply(
				fromDisplayP3,
				[180, 120, 90].map((value) => light(value / 255))
			).map(coded)
		],
		['paper white in PQ', 9, 16, Array(3).fill(255 * pq(203)), Array(3).fill(rolled(203))],
		['50 cd/m2 in PQ', 12, 16, Array(3).fill(255 * pq(50)), Array(3).fill(rolled(50))],
		['sRGB', 1, 13, [180, 120, 90], [180, 120, 90]]
	])('converts %s to sRGB', async (_what, primaries, transfer, colour: Colour, expected: Colour) => {
		const tiff = flat(colour.map((value) => Math.round(value * 257)), 16); // prettier-ignore
		const avif = await sharp(tiff).toColourspace('rgb16').avif({ quality: 95, bitdepth: 10, chromaSubsampling: '4:4:4', effort: 0 }).toBuffer(); // prettier-ignore
		const config = avif.subarray(avif.indexOf('av1C') - 4).subarray(0, avif.readUInt32BE(avif.indexOf('av1C') - 4));
		const data = avif.subarray(avif.indexOf('mdat') + 4);
		const properties = [nclx(primaries, transfer)];
		const file = heifOf({ codec: 'av01', config, tiles: [data], columns: 1, width: side, height: side, properties });
		expect(await sharp(file).metadata()).toMatchObject({ format: 'heif', bitsPerSample: 10 });
		await expectColour(file, expected, 6);
	});
});

// The sides on which the stored first row and first column appear: Exif 2.3, 4.6.4 A, Orientation.
const orientations = [
	['top', 'left'],
	['top', 'right'],
	['bottom', 'right'],
	['bottom', 'left'],
	['left', 'top'],
	['right', 'top'],
	['right', 'bottom'],
	['left', 'bottom']
] as const;
const opposite = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const;

test.each(orientations.map(([row, column], i) => [i + 1, row, column] as const))(
	'EXIF orientation %i shows the first row at the %s and the first column at the %s',
	async (orientation, row, column) => {
		const colours = { '00': [220, 30, 30], '01': [30, 200, 30], '10': [40, 40, 220], '11': [230, 230, 230] };
		const [width, height] = [320, 160];
		const pixels = Buffer.alloc(width * height * 3);
		for (let y = 0; y < height; y++)
			for (let x = 0; x < width; x++) pixels.set(colours[`${y < height / 2 ? 0 : 1}${x < width / 2 ? 0 : 1}`], (y * width + x) * 3);
		const file = await sharp(pixels, { raw: { width, height, channels: 3 } }).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer(); // prettier-ignore
		const taken = await takePicture(file);
		if (!taken.ok) throw new Error(taken.reason);
		const isTurned = orientation > 4;
		expect([taken.set.width, taken.set.height]).toEqual(isTurned ? [height, width] : [width, height]);
		const { data, info } = await sharp(taken.set.variants.find(({ format }) => format === 'jpeg')!.bytes)
			.raw()
			.toBuffer({ resolveWithObject: true });
		for (const [stored, colour] of Object.entries(colours)) {
			const places: string[] = [stored[0] === '0' ? row : opposite[row], stored[1] === '0' ? column : opposite[column]];
			const x = Math.round(info.width * (places.includes('left') ? 0.25 : 0.75));
			const y = Math.round(info.height * (places.includes('top') ? 0.25 : 0.75));
			const seen = [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
			expect(Math.max(...seen.map((value, i) => Math.abs(value - colour[i]!))), `${stored}: ${seen.join()}`).toBeLessThan(12);
		}
	}
);
