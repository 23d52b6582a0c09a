import { expect, test } from 'vitest';
import { fileFor, firstSides, fitted, mediaHref, sidesFor, srcset } from './variants.ts';

const files = [
	{ name: 'b', format: 'webp', width: 640 },
	{ name: 'a', format: 'webp', width: 320 },
	{ name: 'c', format: 'avif', width: 320 }
];

test('srcset lists the files of one format, narrowest first', () => {
	expect(srcset(files, 'webp')).toBe('/media/a.webp 320w, /media/b.webp 640w');
	expect(srcset(files, 'jpeg')).toBe('');
});

test('fileFor returns the narrowest file that is wide enough, else the widest', () => {
	expect(fileFor(files, 'webp', 321)?.name).toBe('b');
	expect(fileFor(files, 'webp', 5000)?.name).toBe('b');
	expect(fileFor([], 'webp', 1)).toBeUndefined();
	expect(mediaHref({ name: 'x', format: 'jpeg' })).toBe('/media/x.jpg');
});

test.each([
	[4032, 3024, [320, 640, 960, 1280, 2000]],
	[800, 1026, [320, 640, 960, 1026]],
	[320, 200, [320]],
	[100, 50, [100]]
])('a picture of %i x %i is made with longer sides of %j', (width, height, expected) => {
	expect(sidesFor(width, height)).toEqual(expected);
});

test('the first set fills a page, or is as large as the photograph', () => {
	expect(sidesFor(4032, 3024, firstSides)).toEqual([320, 640, 1280]);
	expect(sidesFor(800, 1026, firstSides)).toEqual([320, 640, 1026]);
});

test('fitted keeps the proportions and never enlarges', () => {
	expect(fitted(4032, 3024, 2000)).toEqual({ width: 2000, height: 1500 });
	expect(fitted(100, 50, 2000)).toEqual({ width: 100, height: 50 });
	expect(fitted(5000, 1, 320)).toEqual({ width: 320, height: 1 });
});
