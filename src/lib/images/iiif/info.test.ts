import { expect, test } from 'vitest';
import { infoOf, infoType } from './info.ts';
import { isRefusal } from './refusal.ts';
import { readRequest } from './request.ts';
import { storedTile } from './tiles.ts';

const id = 'https://example.org/iiif/abc';

test('infoOf describes a picture as the standard demands', () => {
	expect(infoOf(id, { width: 6000, height: 4000 })).toEqual({
		'@context': 'http://iiif.io/api/image/3/context.json',
		id,
		type: 'ImageService3',
		protocol: 'http://iiif.io/api/image',
		profile: 'level1',
		width: 6000,
		height: 4000,
		maxWidth: 2000,
		sizes: [
			{ width: 375, height: 250 },
			{ width: 750, height: 500 },
			{ width: 1500, height: 1000 }
		],
		tiles: [{ width: 512, scaleFactors: [1, 2, 4, 8, 16] }],
		extraFeatures: ['canonicalLinkHeader', 'profileLinkHeader', 'regionByPct', 'sizeByConfinedWh', 'sizeByPct']
	});
});

test.each([
	[6001, 4003],
	[300, 200],
	[512, 512],
	[1027, 5],
	[12000, 10000]
])('every size and tile listed for a picture of %i x %i can be requested', (width, height) => {
	const picture = { width, height };
	const info = infoOf(id, picture);
	const rest = { rotation: '0', file: 'default.jpg' };
	for (const size of info.sizes) {
		expect(isRefusal(readRequest({ region: 'full', size: `${size.width},${size.height}`, ...rest }, picture))).toBe(false);
	}
	const side = info.tiles[0]!.width;
	// Tile addresses as in the standard's implementation notes.
	for (const factor of info.tiles[0]!.scaleFactors) {
		for (let x = 0; x < width; x += side * factor) {
			for (let y = 0; y < height; y += side * factor) {
				const [w, h] = [Math.min(side * factor, width - x), Math.min(side * factor, height - y)];
				const request = readRequest(
					{ region: `${x},${y},${w},${h}`, size: `${Math.ceil(w / factor)},${Math.ceil(h / factor)}`, ...rest },
					picture
				);
				expect(isRefusal(request) ? request : storedTile(picture, request)).toEqual(expect.any(String));
			}
		}
	}
});

test('infoType follows the Accept header', () => {
	const linked = 'application/ld+json;profile="http://iiif.io/api/image/3/context.json"';
	expect(infoType(null)).toBe(linked);
	expect(infoType('*/*')).toBe(linked);
	expect(infoType('application/json, application/ld+json')).toBe(linked);
	expect(infoType('application/json')).toBe('application/json');
	expect(infoType('text/html,*/*;q=0.8')).toBe('application/json');
});
