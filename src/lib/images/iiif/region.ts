import { refused, type Refusal } from './refusal.ts';
import type { Region, Size } from './tiles.ts';

const whole = /^\d{1,9}$/;
const decimal = /^\d{1,9}(\.\d{1,20})?$/;

/**
 * Reads the region parameter (IIIF Image API 3.0, 4.1): `full`, `square`, `x,y,w,h` in pixels or `pct:x,y,w,h`. A region is cropped at
 * the edge of the picture. A region entirely outside is refused with 400.
 */
export function readRegion(parameter: string, { width, height }: Size): Region | Refusal {
	if (parameter === 'full') return { x: 0, y: 0, width, height };
	if (parameter === 'square') {
		const side = Math.min(width, height);
		return { x: Math.floor((width - side) / 2), y: Math.floor((height - side) / 2), width: side, height: side };
	}
	const isShare = parameter.startsWith('pct:');
	const parts = (isShare ? parameter.slice(4) : parameter).split(',');
	const isNumber = isShare ? decimal : whole;
	if (parts.length !== 4 || !parts.every((part) => isNumber.test(part)))
		return refused(400, 'region: full, square, x,y,w,h or pct:x,y,w,h');
	const [x, y, w, h] = parts.map(Number) as [number, number, number, number];
	return isShare
		? cropped(Math.round((x * width) / 100), Math.round((y * height) / 100), Math.round((w * width) / 100), Math.round((h * height) / 100))
		: cropped(x, y, w, h);

	function cropped(left: number, top: number, wide: number, high: number): Region | Refusal {
		const region = { x: left, y: top, width: Math.min(wide, width - left), height: Math.min(high, height - top) };
		return region.width > 0 && region.height > 0 ? region : refused(400, `region: nothing of the picture's ${width} by ${height} pixels`);
	}
}
