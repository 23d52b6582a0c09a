import sharp, { type Sharp } from 'sharp';
import { bytesOf } from '../take/codecs.server.ts';
import { type Cover, type Size, tileSide } from './tiles.ts';

/** The lowest JPEG quality without visible loss, given that the tiles have already been encoded once. */
const quality = 90;

/** Composes a JPEG of `size` pixels from the tiles of a cover. `readTile` returns a tile by its name in the archive. */
export async function compose(cover: Cover, size: Size, readTile: (key: string) => Promise<Buffer>): Promise<Buffer> {
	return bytesOf((await composed(cover, size, readTile)).jpeg({ quality }));
}

/** Like `compose`, but not encoded yet. */
export async function composed({ tiles, patchwork, cut }: Cover, size: Size, readTile: (key: string) => Promise<Buffer>): Promise<Sharp> {
	const files = await Promise.all(tiles.map(({ key }) => readTile(key)));
	const across = Math.ceil(patchwork.width / tileSide);
	// Only the last tile of a row and the last row are smaller. The margin they leave lies outside the cut.
	const whole = files.length > 1 ? sharp(files, { join: { across } }) : sharp(files[0]);
	return whole.extract(cut).resize({ ...size, fit: 'fill' });
}
