import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { isWide } from './gamut.ts';

const profileOf = async (name: string): Promise<Uint8Array> => {
	const { icc } = await sharp(readFileSync(new URL(`../../../../tests/fixtures/images/${name}`, import.meta.url))).metadata();
	return icc!;
};

test('isWide is true for Display P3, and false for sRGB and CMYK', async () => {
	expect(isWide(await profileOf('sharp__p3.png'))).toBe(true);
	const plain = sharp({ create: { width: 1, height: 1, channels: 3, background: '#888' } });
	for (const name of ['srgb', 'cmyk']) {
		const image = name === 'cmyk' ? plain.clone().toColourspace('cmyk') : plain.clone();
		const { icc } = await sharp(await image.withIccProfile(name).jpeg().toBuffer()).metadata();
		expect(isWide(icc!)).toBe(false);
	}
});

test('isWide returns for any bytes without throwing', async () => {
	const profile = await profileOf('sharp__p3.png');
	fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => !isWide(bytes)));
	fc.assert(
		fc.property(fc.integer({ min: 0, max: profile.length - 1 }), fc.integer({ min: 0, max: 255 }), (at, value) => {
			const broken = Uint8Array.from(profile);
			broken[at] = value;
			expect(typeof isWide(broken)).toBe('boolean');
			expect(typeof isWide(broken.subarray(0, at))).toBe('boolean');
		})
	);
});
