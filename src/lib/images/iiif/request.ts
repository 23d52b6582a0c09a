import { isRefusal, refused, type Refusal } from './refusal.ts';
import { readRegion } from './region.ts';
import { largest, type Limit, readSize } from './size.ts';
import type { Size, Tile } from './tiles.ts';

/** The parts of an address after the identifier. `file` is `quality.format`. */
export type Address = { region: string; size: string; rotation: string; file: string };

/** The maximum width and height of an answer in pixels. Clients request larger pictures in parts. */
export const limit: Limit = { maxWidth: 2000 };

/**
 * Reads an address of the IIIF Image API 3.0 (chapter 4) for a picture of this size. Supports compliance level 1 and the extra features
 * listed in info.json.
 */
export function readRequest({ region, size, rotation, file }: Address, picture: Size): Tile | Refusal {
	const part = readRegion(region, picture);
	if (isRefusal(part)) return part;
	const scaled = readSize(size, part, limit);
	if (isRefusal(scaled)) return scaled;
	return readRotation(rotation) ?? readFile(file) ?? { region: part, size: scaled };
}

function readRotation(parameter: string): Refusal | null {
	const degrees = /^!?(\d{1,3}(\.\d{1,20})?)$/.exec(parameter)?.[1];
	if (degrees === undefined || Number(degrees) > 360) return refused(400, 'rotation: 0');
	return Number(degrees) === 0 && !parameter.startsWith('!') ? null : refused(501, 'rotation: only 0');
}

const qualities = ['default', 'color', 'gray', 'bitonal'];
const formats = ['jpg', 'tif', 'png', 'gif', 'jp2', 'pdf', 'webp'];

function readFile(parameter: string): Refusal | null {
	const [, quality = '', format = ''] = /^([a-z]+)\.([a-z0-9]+)$/.exec(parameter) ?? [];
	if (!qualities.includes(quality) || !formats.includes(format)) return refused(400, 'the last part is default.jpg');
	return quality === 'default' && format === 'jpg' ? null : refused(501, 'only default.jpg');
}

/** The canonical form of an address after the identifier (chapter 4.7). */
export function canonical(picture: Size, { region, size }: Tile): string {
	const isWhole = region.width === picture.width && region.height === picture.height;
	const part = isWhole ? 'full' : `${region.x},${region.y},${region.width},${region.height}`;
	const max = largest(region, limit);
	const isMax = size.width === max.width && size.height === max.height;
	return `${part}/${isMax ? 'max' : `${size.width},${size.height}`}/0/default.jpg`;
}
