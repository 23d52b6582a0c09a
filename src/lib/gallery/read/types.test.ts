import { expect, test } from 'vitest';
import { pickVariant, placementKey, type PictureFormat, type PublicPicture } from './types.ts';

const variant = (format: PictureFormat, width: number) => ({ format, width, height: width, src: `/media/${format}-${width}` });
const picture = (...variants: PublicPicture['variants']): PublicPicture => ({
	variants,
	width: 3000,
	height: 3000,
	dominant: null,
	thumbhash: null,
	zoom: null,
	alt: { text: '', lang: 'de', dir: 'ltr' }
});

test('pickVariant returns the smallest file that is wide enough', () => {
	const three = picture(variant('webp', 1600), variant('webp', 400), variant('webp', 800), variant('avif', 400));
	expect(pickVariant(three, 401)?.width).toBe(800);
	expect(pickVariant(three, 400)?.width).toBe(400);
});

test('pickVariant returns the widest file of the first available format if none is wide enough', () => {
	expect(pickVariant(picture(variant('jpeg', 400), variant('avif', 1600)), 900)).toEqual(variant('jpeg', 400));
	expect(pickVariant(picture(), 900)).toBeNull();
});

test('placementKey appends the part after a full stop', () => {
	expect(placementKey({ number: 17, part: null })).toBe('17');
	expect(placementKey({ number: 17, part: 2 })).toBe('17.2');
});
