import sharp from 'sharp';
import { expect, test } from 'vitest';
import { stripJpeg } from './stripJpeg.ts';

const pixels = (bytes: Uint8Array) => sharp(bytes, { failOn: 'error' }).raw().toBuffer();
const segment = (marker: number, content: string) =>
	Buffer.concat([Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255]), Buffer.from(content, 'latin1')]);

test.each([false, true])(
	'drops metadata, thumbnails, stray bytes and trailing data, and keeps the pixels (progressive: %s)',
	async (progressive) => {
		const noise = {
			width: 64,
			height: 48,
			channels: 3 as const,
			background: '#000',
			noise: { type: 'gaussian' as const, mean: 120, sigma: 60 }
		};
		const plain = await sharp({ create: noise }).jpeg({ progressive }).toBuffer();
		const dirty = Buffer.concat([
			plain.subarray(0, 2),
			segment(0xe0, 'JFIF\0\x01\x01\x00\x00\x01\x00\x01\x02\x02THUMBTHUMBTH'),
			segment(0xe1, 'Exif\0\0here'),
			Buffer.from('stray'),
			segment(0xe2, 'MPF\0other picture'),
			segment(0xed, 'Photoshop 3.0\x008BIM'),
			Buffer.from([0xff, 0xff]),
			segment(0xfe, '<?php phpinfo();'),
			plain.subarray(2),
			Buffer.from('behind the end')
		]);
		const stripped = Buffer.from(stripJpeg(dirty));
		for (const trace of ['THUMB', 'here', 'stray', 'MPF', '8BIM', '<?php', 'behind']) expect(stripped.includes(trace)).toBe(false);
		expect((await pixels(stripped)).equals(await pixels(dirty))).toBe(true);
		expect((await pixels(stripped)).equals(await pixels(plain))).toBe(true);
		expect((await sharp(stripJpeg(dirty, 6)).metadata()).orientation).toBe(6);
	}
);
