import { refused, type Refusal } from './refusal.ts';
import type { Size } from './tiles.ts';

/** The maximum width and height of an answer in pixels. */
export type Limit = { maxWidth: number };

/** The largest possible answer for a region. */
export function largest({ width, height }: Size, { maxWidth }: Limit): Size {
	return within({ width, height }, { width: maxWidth, height: maxWidth });
}

/** The region scaled down to fit a box. It keeps its proportions and is never enlarged. */
function within(region: Size, box: Size): Size {
	const factor = Math.min(1, box.width / region.width, box.height / region.height);
	return { width: scaled(region.width, factor), height: scaled(region.height, factor) };
}

const scaled = (pixels: number, factor: number) => Math.max(1, Math.round(pixels * factor));

/**
 * Reads the size parameter (IIIF Image API 3.0, 4.2): `max`, `w,`, `,h`, `w,h`, `!w,h` or `pct:n`. Sizes larger than the region or the
 * limit are refused with 400, enlarging (`^`) with 501.
 */
export function readSize(parameter: string, region: Size, limit: Limit): Size | Refusal {
	if (/^\^(max|\d+,\d*|,\d+|!\d+,\d+|pct:\d+(\.\d+)?)$/.test(parameter)) return refused(501, 'size: pictures are not enlarged');
	if (parameter === 'max') return largest(region, limit);
	const size = toPixels(parameter, region, limit);
	if (!size) return refused(400, 'size: max, w,  ,h  w,h  !w,h or pct:n');
	if (size.width < 1 || size.height < 1) return refused(400, 'size: less than a pixel');
	if (size.width > region.width || size.height > region.height) return refused(400, 'size: larger than the region');
	if (size.width > limit.maxWidth || size.height > limit.maxWidth)
		return refused(400, `size: at most ${limit.maxWidth} by ${limit.maxWidth} pixels`);
	return size;
}

/** The requested size in pixels, not yet checked; null when it can't be read. */
function toPixels(parameter: string, { width, height }: Size, { maxWidth }: Limit): Size | null {
	const share = /^pct:(\d{1,9}(?:\.\d{1,20})?)$/.exec(parameter)?.[1];
	if (share !== undefined) return { width: Math.round((width * Number(share)) / 100), height: Math.round((height * Number(share)) / 100) };
	const [, fits, w, h] = /^(!?)(\d{0,9}),(\d{0,9})$/.exec(parameter) ?? [];
	if (w === undefined || h === undefined || (w === '' && h === '') || (fits && (w === '' || h === ''))) return null;
	const [wide, high] = [Number(w), Number(h)];
	if (h === '') return { width: wide, height: wide && scaled(height, wide / width) };
	if (w === '') return { width: high && scaled(width, high / height), height: high };
	if (!fits || wide === 0 || high === 0) return { width: wide, height: high };
	return within({ width, height }, { width: Math.min(wide, maxWidth), height: Math.min(high, maxWidth) });
}
