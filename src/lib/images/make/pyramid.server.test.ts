import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { readArchive, contentAt } from '../iiif/zip.ts';
import { factorsOf, levelSize, tileAt, tileKey, tileSide } from '../iiif/tiles.ts';
import { makePyramid } from './pyramid.server.ts';

const photograph = readFileSync(new URL('../../../../tests/fixtures/images/phone__HTC_One_M8.jpg', import.meta.url));

test('makes tiles of every level, without metadata', async () => {
	const { bytes, width, height } = await makePyramid(sharp(photograph).autoOrient(), { width: 2688, height: 1520 });
	expect([width, height]).toEqual([2688, 1520]);
	const entries = readArchive(bytes);
	expect(entries.map(({ name }) => name.replace(/^[^/]+\//, ''))).toHaveLength(27);
	const whole = entries.find(({ name }) => name.endsWith('/full/336,190/0/default.jpg'))!;
	const at = contentAt(bytes.subarray(whole.at), whole);
	const tile = bytes.subarray(at, at + whole.bytes);
	const metadata = await sharp(tile).metadata();
	expect(metadata).toMatchObject({ format: 'jpeg', width: 336, height: 190, space: 'srgb' });
	expect([metadata.exif, metadata.icc, metadata.xmp, metadata.iptc]).toEqual([undefined, undefined, undefined, undefined]);
	expect(bytes.includes('vips-properties')).toBe(false);
	expect(bytes.includes('info.json')).toBe(false);
});

test.each([
	[1027, 1001],
	[1537, 700],
	[513, 511],
	[512, 512],
	[300, 200],
	[1025, 5],
	[3001, 2503]
])('names the tiles of a picture of %i x %i pixels as their IIIF addresses', async (width, height) => {
	const picture = { width, height };
	const { bytes } = await makePyramid(sharp({ create: { ...picture, channels: 3, background: '#c33' } }), picture);
	const expected = factorsOf(picture).flatMap((factor) => {
		const level = levelSize(picture, factor);
		const [columns, rows] = [Math.ceil(level.width / tileSide), Math.ceil(level.height / tileSide)];
		return Array.from({ length: columns * rows }, (_, i) =>
			tileKey(picture, tileAt(picture, factor, i % columns, Math.floor(i / columns)))
		);
	});
	const found = readArchive(bytes).map(({ name }) => /^[^/]+\/(.*)\/0\/default\.jpg$/.exec(name)?.[1]);
	expect(found.sort()).toEqual(expected.sort());
});
