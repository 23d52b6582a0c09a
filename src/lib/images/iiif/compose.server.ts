import sharp, { type Sharp } from 'sharp';
import { bytesOf } from '../take/codecs.server.ts';
import { type Cover, type Size, tileSide } from './tiles.ts';

/** The coarsest that doesn't show: the tiles are encoded once already. */
const quality = 90;

/** One JPEG of `size` pixels out of the tiles that cover it, each given by its name in the archive. */
export async function compose(cover: Cover, size: Size, readTile: (key: string) => Promise<Buffer>): Promise<Buffer> {
	return bytesOf((await composed(cover, size, readTile)).jpeg({ quality }));
}

/** The same, not encoded yet. */
export async function composed({ tiles, patchwork, cut }: Cover, size: Size, readTile: (key: string) => Promise<Buffer>): Promise<Sharp> {
	const files = await Promise.all(tiles.map(({ key }) => readTile(key)));
	const across = Math.ceil(patchwork.width / tileSide);
	// Only the last of a row and the last row are smaller: they leave a margin outside of what is cut out.
	const whole = files.length > 1 ? sharp(files, { join: { across } }) : sharp(files[0]);
	return whole.extract(cut).resize({ ...size, fit: 'fill' });
}
