import { join } from 'node:path';
import sharp from 'sharp';

const fixture = (name: string): string => join(import.meta.dirname, '../../fixtures/images', name);

/** Real photographs: one rotated by its EXIF orientation, one with a GPS position in its EXIF data, one of 3 MB. */
export const photographs = {
	turned: fixture('exif-orientation-examples__Landscape_6.jpg'),
	withPlace: fixture('test-assets__thompson-springs.jpg'),
	large: fixture('phone__HTC_One_M8.jpg')
};

/** Returns how much two pictures differ when both are scaled to 32 by 32 pixels: the mean absolute difference, 0 to 255. */
export async function apart(one: Buffer | string, other: Buffer | string): Promise<number> {
	const small = (input: Buffer | string) => sharp(input).rotate().resize(32, 32, { fit: 'fill' }).removeAlpha().raw().toBuffer();
	const [a, b] = await Promise.all([small(one), small(other)]);
	return a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / a.length;
}
