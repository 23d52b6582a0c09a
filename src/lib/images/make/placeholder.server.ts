import { rgbaToThumbHash } from 'thumbhash';
import { fromRaw, meansOf, rawOf, type Raw } from '../take/codecs.server.ts';

/** What stands in a picture's place until it is there: `thumbhash` in base64, `dominant` as #rrggbb. */
export type Placeholder = { thumbhash: string; dominant: string };

/** Of pixels in sRGB, any size. */
export async function placeholderOf(level: Raw): Promise<Placeholder> {
	const small = await rawOf(fromRaw(level).resize(100, 100, { fit: 'inside' }).toColourspace('srgb').ensureAlpha());
	// The mean, not the most frequent colour: that one is often the black of a shadow.
	const [red = 0, green = red, blue = red] = await meansOf(fromRaw(level).toColourspace('srgb'));
	const hex = [red, green, blue].map((mean) => Math.round(mean).toString(16).padStart(2, '0')).join('');
	return {
		thumbhash: Buffer.from(rgbaToThumbHash(small.info.width, small.info.height, small.data)).toString('base64'),
		dominant: `#${hex}`
	};
}
