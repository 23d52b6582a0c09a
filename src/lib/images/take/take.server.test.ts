import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { refusalReasons } from './limits.ts';
import { openMaster, type Master } from './master.server.ts';
import { refusalText } from './refusals.ts';
import { makeSet, type PictureSet } from '../make/set.server.ts';
import { takePicture } from './take.server.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../../../../tests/fixtures/images/${name}`, import.meta.url));

type Derived = PictureSet & { master: Master };
const made = new Map<string, Promise<Derived>>();
/** Everything made of a fixture; computed once for all tests. */
function derived(name: string): Promise<Derived> {
	const picture = made.get(name) ?? derivedOf(fixture(name));
	made.set(name, picture);
	return picture;
}
/** As on the site: first makes the master, then makes the published files from it. */
async function derivedOf(bytes: Buffer, credit: string | null = null): Promise<Derived> {
	const taken = await takePicture(bytes);
	if (!taken.ok) throw new Error(taken.reason);
	return { ...(await makeSet(await openMaster(taken.master.bytes), 'all', credit)), master: taken.master };
}

/** The mean brightness of a part of a picture. Left, top, width and height are shares of the picture's size. */
async function brightness(bytes: Buffer, [left, top, width, height]: [number, number, number, number]): Promise<number> {
	const image = sharp(await sharp(bytes).removeAlpha().raw().toBuffer(), { raw: await rawSize(bytes) });
	const size = await rawSize(bytes);
	const part = { left: Math.round(left * size.width), top: Math.round(top * size.height) };
	const { data } = await image
		.extract({ ...part, width: Math.round(width * size.width), height: Math.round(height * size.height) })
		.greyscale()
		.raw()
		.toBuffer({ resolveWithObject: true });
	return data.reduce((sum, value) => sum + value, 0) / data.length;
}
async function rawSize(bytes: Buffer): Promise<{ width: number; height: number; channels: 3 }> {
	const { width, height } = await sharp(bytes).metadata();
	return { width, height, channels: 3 };
}

describe('an upload', () => {
	// Sizes from the files' own headers, after applying the EXIF orientation.
	test.each([
		['exif-orientation-examples__Landscape_6.jpg', 1800, 1200],
		['exif-orientation-examples__Portrait_5.jpg', 1200, 1800],
		['phone__HTC_One_M8.jpg', 2688, 1520],
		['sharp__Channel_digital_image_CMYK_color_no_profile.jpg', 500, 333],
		['sharp__Flag_of_the_Netherlands-16bit.png', 900, 600],
		['sharp__16-bit-grey-alpha.png', 109, 96],
		['sharp__p3.png', 8, 8],
		['test-assets__8bit-sRGB.avif', 1617, 1080]
	])('%s becomes an upright picture of %i x %i', async (name, width, height) => {
		const picture = await derived(name);
		expect([picture.width, picture.height]).toEqual([width, height]);
		const largest = picture.variants.filter(({ format }) => format === 'webp').sort((a, b) => b.width - a.width)[0]!;
		const factor = Math.min(1, 2000 / Math.max(width, height));
		expect([largest.width, largest.height]).toEqual([Math.round(width * factor), Math.round(height * factor)]);
	});

	test.each([
		['sharp__truncated.jpg', 'damaged'],
		['sharp__65536-uint32-limit.png', 'too-many-pixels'],
		['PayloadsAllTheThings__SVG_XSS1.svg', 'svg'],
		['sharp__rotating-squares.gif', 'gif']
	])('%s is refused as %s', async (name, reason) => {
		expect(await takePicture(fixture(name))).toEqual({ ok: false, reason });
	});

	test.each([
		['a PDF file', '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'pdf'],
		['an empty file', '', 'empty'],
		['a text file', 'Guten Tag', 'not-a-picture'],
		['a truncated photograph', fixture('phone__HTC_One_M8.jpg').subarray(0, 900_000), 'damaged']
	])('%s is refused', async (_what, content, reason) => {
		expect(await takePicture(Buffer.from(content))).toEqual({ ok: false, reason });
	});

	test('has a different sentence for every reason of a refusal', () => {
		expect(new Set(refusalReasons.map((reason) => refusalText(reason, 60_000_000, 'de'))).size).toBe(refusalReasons.length);
	});
});

describe('the published files', () => {
	test('have the agreed sizes and formats, none wider than the photograph or 2000 px', async () => {
		const { variants } = await derived('phone__HTC_One_M8.jpg');
		const list = variants.map(({ format, width, height }) => `${format} ${width}x${height}`).sort();
		expect(list).toEqual(
			['avif', 'webp']
				.flatMap((format) => ['2000x1131', '1280x724', '960x543', '640x362', '320x181'].map((size) => `${format} ${size}`))
				.concat(['jpeg 1280x724', 'jpeg 640x362'])
				.sort()
		);
		for (const { format, width, bytes } of variants) {
			const found = await sharp(bytes).metadata();
			expect([found.width, found.space, found.compression ?? found.format]).toEqual([width, 'srgb', format === 'avif' ? 'av1' : format]);
		}
	});

	// A corner is a quarter of the picture wide and high. EXIF 2.3, 4.6.4 A says which stored corner it is.
	test.each([
		['6 like the same photograph taken upright', 'Landscape_6', 'Landscape_1', [0, 1, 2, 3]],
		['5 like the stored pixels with rows and columns exchanged', 'Portrait_5', 'Portrait_5', [0, 2, 1, 3]]
	])('show orientation %s', async (_what, name, other, cornerOf) => {
		const { variants } = await derived(`exif-orientation-examples__${name}.jpg`);
		const file = variants.find(({ format, width }) => format === 'webp' && width > 400)!;
		const stored = await sharp(fixture(`exif-orientation-examples__${other}.jpg`))
			.png()
			.toBuffer();
		const corners: [number, number][] = [
			[0, 0],
			[0.75, 0],
			[0, 0.75],
			[0.75, 0.75]
		];
		for (const [i, corner] of corners.entries()) {
			const seen = await brightness(file.bytes, [...corner, 0.25, 0.25]);
			expect(Math.abs(seen - (await brightness(stored, [...corners[cornerOf[i]!]!, 0.25, 0.25])))).toBeLessThan(4);
		}
	});

	test('start with a first set, without the slow formats', async () => {
		const taken = await takePicture(fixture('phone__HTC_One_M8.jpg'));
		if (!taken.ok) throw new Error(taken.reason);
		const { width, height, variants } = taken.set;
		expect([width, height]).toEqual([2688, 1520]);
		expect(variants.map(({ format, width }) => `${format} ${width}`).sort()).toEqual(['jpeg 640', 'webp 1280', 'webp 320', 'webp 640']);
	});

	test('contain the credit, where programs look for it, and no other metadata', async () => {
		const credit = 'Foto: Тетяна & Sönke <b>, 2026';
		const { variants } = await derivedOf(fixture('test-assets__thompson-springs.jpg'), credit);
		for (const { format, bytes } of variants) {
			const { exif, xmp, iptc } = await sharp(bytes).metadata();
			expect(exif).toBeUndefined();
			expect(/<photoshop:Credit>([^<]*)</.exec(xmp?.toString() ?? '')?.[1]).toBe('Foto: Тетяна &amp; Sönke &lt;b&gt;, 2026');
			// Data set 2:110 after the marker for UTF-8 (IIM 4.2).
			if (format === 'jpeg') expect(iptc?.includes(Buffer.from(credit))).toBe(true);
			expect((await sharp(bytes).raw().toBuffer()).length).toBeGreaterThan(0);
		}
	});

	test.each(['test-assets__thompson-springs.jpg', 'phone__HTC_One_M8.jpg', 'PayloadsAllTheThings__PHP_exif_phpinfo.jpg'])(
		'of %s contain no position, camera or code, and neither does the master',
		async (name) => {
			const { master, variants } = await derived(name);
			const before = fixture(name).toString('latin1');
			for (const { bytes } of variants) {
				expect((await sharp(bytes).metadata()).exif).toBeUndefined();
				expect(bytes.includes('Exif\0\0')).toBe(false);
			}
			for (const { bytes } of [master, ...variants]) {
				const found = await sharp(bytes).metadata();
				expect([found.xmp, found.iptc, found.tifftagPhotoshop]).toEqual([undefined, undefined, undefined]);
				const text = bytes.toString('latin1');
				for (const trace of ['http://ns.adobe.com', '<?php', 'phpinfo', 'Photoshop', 'GPSL']) expect(text.includes(trace)).toBe(false);
				const exif = found.exif?.toString('latin1') ?? '';
				expect(exif.length).toBeLessThanOrEqual(32);
			}
			expect(before).toMatch(/Exif|<\?php/);
		}
	);

	test('are made from a master that keeps the pixels and the orientation of a JPEG', async () => {
		const name = 'exif-orientation-examples__Portrait_5.jpg';
		const { master } = await derived(name);
		const pixels = (bytes: Buffer) => sharp(bytes).raw().toBuffer();
		expect((await pixels(master.bytes)).equals(await pixels(fixture(name)))).toBe(true);
		expect((await sharp(master.bytes).metadata()).orientation).toBe(5);
	});

	test.each([
		['CMYK', 'cmyk', 'tiff', 'sharp__Channel_digital_image_CMYK_color_no_profile.jpg'],
		['LAB', 'lab', 'tiff', 'exif-orientation-examples__Landscape_1.jpg'],
		['16-bit grey', 'grey16', 'png', 'sharp__16-bit-grey-alpha.png']
	])('are made from a master that keeps every value of a %s TIFF', async (_what, space, format, name) => {
		const numbers = (bytes: Buffer) => {
			const image = sharp(bytes, { ignoreIcc: true });
			const own = space === 'cmyk' ? image.pipelineColourspace('cmyk') : image;
			return own.toColourspace(space).raw({ depth: space === 'cmyk' ? 'uchar' : space === 'lab' ? 'float' : 'ushort' });
		};
		const tiff = await numbers(fixture(name)).resize(200).tiff({ compression: 'lzw' }).toBuffer();
		expect((await sharp(tiff).metadata()).space).toBe(space);
		const { master } = await derivedOf(tiff);
		expect([master.format, (await sharp(master.bytes).metadata()).space]).toEqual([format, space]);
		expect((await numbers(master.bytes).toBuffer()).equals(await numbers(tiff).toBuffer())).toBe(true);
	});

	test('show transparent pictures on white', async () => {
		const grey = await derived('sharp__16-bit-grey-alpha.png');
		for (const { bytes } of grey.variants) expect((await sharp(bytes).metadata()).hasAlpha).toBe(false);
	});

	test('keep wide colours in AVIF with a profile, and clip them to sRGB in other formats', async () => {
		const { dominant, variants } = await derived('sharp__p3.png');
		// Red 241 in Display P3 is outside sRGB: it becomes the most saturated red of sRGB.
		expect(dominant).toBe('#ff0000');
		for (const { format, bytes } of variants) {
			const { icc } = await sharp(bytes).metadata();
			const [red, green, blue] = await sharp(bytes).keepIccProfile().raw().toBuffer();
			if (format === 'avif') expect([icc!.length < 600, Math.abs(red! - 241) < 3]).toEqual([true, true]);
			else expect([icc, Math.abs(red! - 255) < 3]).toEqual([undefined, true]);
			expect([green! < 4, blue! < 4]).toEqual([true, true]);
		}
	});
});
