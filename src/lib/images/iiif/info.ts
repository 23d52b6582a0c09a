import { limit } from './request.ts';
import { factorsOf, levelSize, type Size, tileSide } from './tiles.ts';

export const context = 'http://iiif.io/api/image/3/context.json';
export const profileLink = '<http://iiif.io/api/image/3/level1.json>;rel="profile"';

/** The path of a pyramid's image service. */
export const serviceHref = (name: string): string => `/iiif/${name}`;

/** The info.json of a picture (IIIF Image API 3.0, chapter 5). It lists only what the site answers. `id`: the URL of its service. */
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

/** The media type of info.json for an `Accept` header: JSON-LD, as the standard recommends, unless the client prefers plain JSON. */
export function infoType(accept: string | null): string {
	const accepted = accept ?? '';
	const isPlain = !accepted.includes('application/ld+json') && /application\/json|text\/html/.test(accepted);
	return isPlain ? 'application/json' : `application/ld+json;profile="${context}"`;
}
