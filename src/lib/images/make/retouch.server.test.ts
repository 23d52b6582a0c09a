import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Opened } from '../take/decode.server.ts';
import { openMaster } from '../take/master.server.ts';
import type { Retouch } from './retouch.ts';
import { retouched } from './retouch.server.ts';

const [width, height] = [600, 400];
const colours = { red: [220, 30, 30], green: [30, 200, 40], blue: [30, 40, 220], yellow: [230, 220, 30] } as const;
type Colour = keyof typeof colours;

/** A picture with four quarters of different colours: a PNG, or a JPEG with an EXIF orientation. */
async function quarters(orientation?: number): Promise<Opened> {
	const piece = (colour: Colour) => ({ create: { width: width / 2, height: height / 2, channels: 3 as const, background: css(colour) } });
	const image = sharp({ create: { width, height, channels: 3, background: '#000' } }).composite([
		{ input: piece('red'), left: 0, top: 0 },
		{ input: piece('green'), left: width / 2, top: 0 },
		{ input: piece('blue'), left: 0, top: height / 2 },
		{ input: piece('yellow'), left: width / 2, top: height / 2 }
	]);
	return openMaster(
		orientation ? await image.withMetadata({ orientation }).jpeg({ quality: 100 }).toBuffer() : await image.png().toBuffer()
	);
}
const css = (colour: Colour): string => `rgb(${colours[colour].join(',')})`;

/** The pixels as the site would publish them. `reported`: the size in the metadata. */
async function pixels(opened: Opened, retouch: Retouch, side?: number) {
	const result = await retouched(opened, retouch, side);
	const { data, info } = await result
		.open()
		.autoOrient()
		.flatten({ background: '#fff' })
		.toColourspace('srgb')
		.raw()
		.toBuffer({ resolveWithObject: true });
	const at = (x: number, y: number): number[] => [
		...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3)
	];
	const colour = (x: number, y: number): Colour | null => {
		const found = at(x < 0 ? info.width + x : x, y < 0 ? info.height + y : y);
		const near = (Object.keys(colours) as Colour[]).filter((name) => colours[name].every((value, i) => Math.abs(value - found[i]!) < 30));
		return near[0] ?? null;
	};
	const corners = [colour(3, 3), colour(-4, 3), colour(3, -4), colour(-4, -4)];
	return {
		data,
		size: [info.width, info.height],
		reported: [result.metadata.autoOrient.width, result.metadata.autoOrient.height],
		at,
		corners,
		channels: info.channels
	};
}

describe('rotating', () => {
	test.each([
		[0, [600, 400], ['red', 'green', 'blue', 'yellow']],
		[90, [400, 600], ['blue', 'red', 'yellow', 'green']],
		[180, [600, 400], ['yellow', 'blue', 'green', 'red']],
		[270, [400, 600], ['green', 'yellow', 'red', 'blue']]
	] as const)('by %i degrees moves every corner to its place', async (turn, size, corners) => {
		const result = await pixels(await quarters(), { turn });
		expect([result.size, result.reported, result.corners]).toEqual([size, size, corners]);
	});
	test('starts from the upright picture, after applying the EXIF orientation', async () => {
		// Orientation 6: viewers show the picture rotated clockwise.
		const upright = await pixels(await quarters(6), {});
		expect(upright.corners).toEqual(['blue', 'red', 'yellow', 'green']);
		const result = await pixels(await quarters(6), { turn: 90, blur: [{ x: 4900, y: 4900, width: 200, height: 200 }] });
		expect([result.size, result.corners]).toEqual([
			[600, 400],
			['yellow', 'blue', 'green', 'red']
		]);
	});
});

describe('straightening', () => {
	test.each([-150, -37, -1, 1, 20, 150])('by %i tenths of a degree leaves no empty corner and keeps the proportions', async (tilt) => {
		for (const turn of [0, 90] as const) {
			const result = await pixels(await quarters(), { tilt, turn });
			const [across = 0, down = 0] = result.size;
			expect(result.reported).toEqual(result.size);
			expect(across / down).toBeCloseTo(turn ? 400 / 600 : 1.5, 1);
			expect(result.corners).toEqual(turn ? ['blue', 'red', 'yellow', 'green'] : ['red', 'green', 'blue', 'yellow']);
			for (let i = 0; i < across; i++) for (const y of [0, down - 1]) expect(Math.max(...result.at(i, y))).toBeGreaterThan(100);
			for (let i = 0; i < down; i++) for (const x of [0, across - 1]) expect(Math.max(...result.at(x, i))).toBeGreaterThan(100);
		}
	});
	test('rotates clockwise for positive values', async () => {
		const { at, size } = await pixels(await quarters(), { tilt: 100 });
		// The border between red and green leans to the right at the top.
		const line = (y: number) => Array.from({ length: size[0]! }, (_, x) => x).findIndex((x) => at(x, y)[1]! > at(x, y)[0]!);
		expect(line(2)).toBeGreaterThan(line(size[1]! / 2 - 20) + 20);
	});
});

describe('cropping', () => {
	test('shows exactly the chosen part', async () => {
		const result = await pixels(await quarters(), { crop: { x: 5000, y: 2500, width: 2500, height: 5000 } });
		expect([result.size, result.reported, result.corners]).toEqual([
			[150, 200],
			[150, 200],
			['green', 'green', 'yellow', 'yellow']
		]);
	});
	test('measures in the rotated picture', async () => {
		const result = await pixels(await quarters(), { turn: 90, crop: { x: 0, y: 0, width: 5000, height: 5000 } });
		expect([result.size, result.corners]).toEqual([
			[200, 300],
			['blue', 'blue', 'blue', 'blue']
		]);
	});
});

describe('blurring', () => {
	const stripes = async (): Promise<Opened> => {
		const raw = Buffer.alloc(width * height * 3);
		for (let i = 0; i < raw.length; i++) raw[i] = Math.floor((Math.floor(i / 3) % width) / 5) % 2 === 0 ? 5 : 250;
		return openMaster(
			await sharp(raw, { raw: { width, height, channels: 3 } })
				.png()
				.toBuffer()
		);
	};
	const hidden = { x: 2500, y: 2500, width: 5000, height: 2500 };
	/** The largest difference between neighbouring pixels in a part of a row. */
	const contrast = ({ at }: { at: (x: number, y: number) => number[] }, y: number, from: number, to: number): number =>
		Math.max(...Array.from({ length: to - from - 1 }, (_, i) => Math.abs(at(from + i, y)[0]! - at(from + i + 1, y)[0]!)));

	test('hides the chosen part and leaves every other pixel unchanged', async () => {
		const before = await pixels(await stripes(), {});
		const after = await pixels(await stripes(), { blur: [hidden] });
		expect(contrast(before, 150, 150, 450)).toBe(245);
		for (let y = 100; y < 200; y++) expect(contrast(after, y, 150, 450)).toBeLessThan(12);
		for (let y = 0; y < height; y++)
			for (let x = 0; x < width; x++)
				if (x < 150 || x >= 450 || y < 100 || y >= 200) if (after.at(x, y)[0] !== before.at(x, y)[0]) throw new Error(`${x}, ${y} changed`);
	});
	test('looks the same in a smaller picture', async () => {
		const full = await pixels(await quarters(), { blur: [hidden] });
		const small = await pixels(await quarters(), { blur: [hidden] }, 300);
		expect([small.size, small.reported]).toEqual([
			[300, 200],
			[600, 400]
		]);
		for (const [x, y] of [
			[80, 60],
			[150, 75],
			[220, 90]
		] as const)
			for (const i of [0, 1, 2]) expect(Math.abs(small.at(x, y)[i]! - full.at(x * 2, y * 2)[i]!)).toBeLessThan(25);
	});
	test('is cropped with the picture', async () => {
		const after = await pixels(await stripes(), { crop: { x: 2500, y: 2500, width: 2500, height: 7500 }, blur: [hidden] });
		expect(after.size).toEqual([150, 300]);
		expect(contrast(after, 50, 0, 150)).toBeLessThan(12);
		expect(contrast(after, 120, 0, 150)).toBe(245);
	});
	test('keeps the colour profile and works for grey, CMYK, 16 bits and transparency', async () => {
		const wide = sharp({ create: { width: 80, height: 60, channels: 3, background: '#e02010' } }).withIccProfile('p3');
		const opened = await openMaster(await wide.png().toBuffer());
		const result = await retouched(opened, { blur: [hidden] });
		expect(result.metadata.icc?.equals(opened.metadata.icc!)).toBe(true);
		expect((await result.open().metadata()).icc?.equals(opened.metadata.icc!)).toBe(true);
		const plain = await pixels(opened, {});
		const same = await pixels(opened, { blur: [hidden] });
		expect(same.at(5, 5)).toEqual(plain.at(5, 5));
		for (const space of ['b-w', 'cmyk'] as const) {
			const other = await openMaster(
				await sharp({ create: { width: 80, height: 60, channels: 3, background: '#808080' } })
					.toColourspace(space)
					.jpeg()
					.toBuffer()
			);
			const before = await pixels(other, {});
			const { at } = await pixels(other, { blur: [hidden], turn: 90 });
			for (const [x, y] of [
				[5, 5],
				[30, 40]
			] as const)
				expect(Math.abs(at(x, y)[0]! - before.at(y, x)[0]!)).toBeLessThan(3);
		}
		for (const make of [(image: Sharp) => image.toColourspace('rgb16').png(), (image: Sharp) => image.ensureAlpha(0.5).png()]) {
			const background = { r: 200, g: 100, b: 40 };
			const other = await openMaster(await make(sharp({ create: { width: 80, height: 60, channels: 3, background } })).toBuffer());
			const [before, after] = [await pixels(other, {}), await pixels(other, { blur: [hidden] })];
			for (const [x, y] of [
				[5, 5],
				[40, 22]
			] as const)
				for (const i of [0, 1, 2]) expect(Math.abs(after.at(x, y)[i]! - before.at(x, y)[i]!)).toBeLessThan(3);
		}
	});
});
