import { limit } from './request.ts';
import { factorsOf, levelSize, type Size, tileSide } from './tiles.ts';

export const context = 'http://iiif.io/api/image/3/context.json';
export const profileLink = '<http://iiif.io/api/image/3/level1.json>;rel="profile"';

/** The address of a pyramid's service within the site. */
export const serviceHref = (name: string): string => `/iiif/${name}`;

/** What a picture's service says of itself (IIIF Image API 3.0, chapter 5): nothing that isn't answered. `id` is its address. */
export function infoOf(id: string, picture: Size) {
	const factors = factorsOf(picture);
	const sizes = factors
		.map((factor) => levelSize(picture, factor))
		.filter(({ width, height }) => Math.max(width, height) <= limit.maxWidth);
	return {
		'@context': context,
		id,
		type: 'ImageService3',
		protocol: 'http://iiif.io/api/image',
		profile: 'level1',
		width: picture.width,
		height: picture.height,
		maxWidth: limit.maxWidth,
		sizes: sizes.reverse(),
		tiles: [{ width: tileSide, scaleFactors: factors }],
		extraFeatures: ['canonicalLinkHeader', 'profileLinkHeader', 'regionByPct', 'sizeByConfinedWh', 'sizeByPct']
	};
}

/** The type of info.json for who sends this `Accept`: JSON-LD as the standard wants it, unless plain JSON is preferred. */
export function infoType(accept: string | null): string {
	const asked = accept ?? '';
	const isPlain = !asked.includes('application/ld+json') && /application\/json|text\/html/.test(asked);
	return isPlain ? 'application/json' : `application/ld+json;profile="${context}"`;
}
