import { rgbaToThumbHash } from 'thumbhash';
import { fromRaw, meansOf, rawOf, type Raw } from '../take/codecs.server.ts';

/** What a page shows until the picture is loaded: `thumbhash` in base64, `dominant` as #rrggbb. */
export type Placeholder = { thumbhash: string; dominant: string };

/** The placeholder of a picture in sRGB of any size. */
export async function placeholderOf(level: Raw): Promise<Placeholder> {
	const small = await rawOf(fromRaw(level).resize(100, 100, { fit: 'inside' }).toColourspace('srgb').ensureAlpha());
	// Use the mean colour. The most frequent colour is often the black of a shadow.
	const [red = 0, green = red, blue = red] = await meansOf(fromRaw(level).toColourspace('srgb'));
	const hex = [red, green, blue].map((mean) => Math.round(mean).toString(16).padStart(2, '0')).join('');
	return {
		thumbhash: Buffer.from(rgbaToThumbHash(small.info.width, small.info.height, small.data)).toString('base64'),
		dominant: `#${hex}`
	};
}
