import { join } from 'node:path';
import sharp from 'sharp';

const fixture = (name: string): string => join(import.meta.dirname, '../../fixtures/images', name);

/** Real photographs: one that a phone turned by EXIF, one that says where it was taken, one of 3 MB. */
export const photographs = {
	turned: fixture('exif-orientation-examples__Landscape_6.jpg'),
	withPlace: fixture('test-assets__thompson-springs.jpg'),
	large: fixture('phone__HTC_One_M8.jpg')
};

/** How far two pictures are apart when both are seen small, 0 to 255: the mean of all differences. */
export async function apart(one: Buffer | string, other: Buffer | string): Promise<number> {
	const small = (input: Buffer | string) => sharp(input).rotate().resize(32, 32, { fit: 'fill' }).removeAlpha().raw().toBuffer();
	const [a, b] = await Promise.all([small(one), small(other)]);
	return a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / a.length;
}
