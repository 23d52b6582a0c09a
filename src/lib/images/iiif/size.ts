import { refused, type Refusal } from './refusal.ts';
import type { Size } from './tiles.ts';

/** No answer is wider or higher, in pixels. */
export type Limit = { maxWidth: number };

/** The largest answer for a region: itself, or in the limit. */
export function largest({ width, height }: Size, { maxWidth }: Limit): Size {
	return within({ width, height }, { width: maxWidth, height: maxWidth });
}

/** As large as a box allows, in the region's proportions and never larger than it. */
function within(region: Size, box: Size): Size {
	const factor = Math.min(1, box.width / region.width, box.height / region.height);
	return { width: scaled(region.width, factor), height: scaled(region.height, factor) };
}

const scaled = (pixels: number, factor: number) => Math.max(1, Math.round(pixels * factor));

/**
 * How large a region is asked for (IIIF Image API 3.0, 4.2): `max`, `w,`, `,h`, `w,h`, `!w,h` or `pct:n`. Larger than the region
 * or than the limit is refused with 400; `^`, which would allow enlarging, with 501.
 */
export function readSize(asked: string, region: Size, limit: Limit): Size | Refusal {
	if (/^\^(max|\d+,\d*|,\d+|!\d+,\d+|pct:\d+(\.\d+)?)$/.test(asked)) return refused(501, 'size: pictures are not enlarged');
	if (asked === 'max') return largest(region, limit);
	const size = wanted(asked, region, limit);
	if (!size) return refused(400, 'size: max, w,  ,h  w,h  !w,h or pct:n');
	if (size.width < 1 || size.height < 1) return refused(400, 'size: less than a pixel');
	if (size.width > region.width || size.height > region.height) return refused(400, 'size: larger than the region');
	if (size.width > limit.maxWidth || size.height > limit.maxWidth)
		return refused(400, `size: at most ${limit.maxWidth} by ${limit.maxWidth} pixels`);
	return size;
}

/** What is asked for in pixels, whether allowed or not; null when it can't be read. */
function wanted(asked: string, { width, height }: Size, { maxWidth }: Limit): Size | null {
	const share = /^pct:(\d{1,9}(?:\.\d{1,20})?)$/.exec(asked)?.[1];
	if (share !== undefined) return { width: Math.round((width * Number(share)) / 100), height: Math.round((height * Number(share)) / 100) };
	const [, fits, w, h] = /^(!?)(\d{0,9}),(\d{0,9})$/.exec(asked) ?? [];
	if (w === undefined || h === undefined || (w === '' && h === '') || (fits && (w === '' || h === ''))) return null;
	const [wide, high] = [Number(w), Number(h)];
	if (h === '') return { width: wide, height: wide && scaled(height, wide / width) };
	if (w === '') return { width: high && scaled(width, high / height), height: high };
	if (!fits || wide === 0 || high === 0) return { width: wide, height: high };
	return within({ width, height }, { width: Math.min(wide, maxWidth), height: Math.min(high, maxWidth) });
}
