import { availableParallelism } from 'node:os';
import sharp, { type OutputInfo, type Sharp } from 'sharp';
import { createTurns } from './turns.ts';

/**
 * Codecs run in libuv's thread pool, where files are read and names resolved for everybody else: one thread of it
 * stays free, else the site stands still while photographs are made.
 */
const codecs = createTurns(Math.max(1, Math.min(availableParallelism(), Number(process.env.UV_THREADPOOL_SIZE ?? 4) - 1)));
sharp.concurrency(1);

/** What nobody waits for leaves one core to those who wait: for a page, for the first set of an upload. */
const quiet = createTurns(Math.max(1, availableParallelism() - 1));
export const quietly = <T>(work: () => Promise<T>): Promise<T> => quiet.run(1, work);

export type Raw = { data: Buffer; info: OutputInfo };

/** The encoded picture, in its turn. */
export const bytesOf = (image: Sharp): Promise<Buffer> => codecs.run(1, () => image.toBuffer());
/** The pixels of a picture, in its turn. */
export const rawOf = (image: Sharp): Promise<Raw> => codecs.run(1, () => image.raw().toBuffer({ resolveWithObject: true }));
/** The mean of each channel, 0 to 255, in its turn. */
export const meansOf = async (image: Sharp): Promise<number[]> =>
	(await codecs.run(1, () => image.stats())).channels.map(({ mean }) => mean);

/** Pixels as a picture again. */
export const fromRaw = ({ data, info }: Raw): Sharp =>
	sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels as 1 | 2 | 3 | 4 } });
