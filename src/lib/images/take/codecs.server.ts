import { availableParallelism } from 'node:os';
import sharp, { type OutputInfo, type Sharp } from 'sharp';
import { createSemaphore } from '#lib/shared/backend/semaphore.ts';

/**
 * Codecs run in libuv's thread pool. File reads and name lookups need that pool too, so one thread stays free. Otherwise the site would not
 * respond while photographs are encoded.
 */
const codecs = createSemaphore(Math.max(1, Math.min(availableParallelism(), Number(process.env.UV_THREADPOOL_SIZE ?? 4) - 1)));
sharp.concurrency(1);

const background = createSemaphore(Math.max(1, availableParallelism() - 1));
/** Runs work that nobody waits for. One core stays free for pages and for the first set of an upload. */
export const inBackground = <T>(work: () => Promise<T>): Promise<T> => background.run(1, work);

/** Uncompressed pixels, channels interleaved. */
export type Raw = { data: Buffer; info: OutputInfo };

/** Encodes a picture as soon as a codec thread is free. */
export const bytesOf = (image: Sharp): Promise<Buffer> => codecs.run(1, () => image.toBuffer());
/** Decodes the pixels of a picture as soon as a codec thread is free. */
export const rawOf = (image: Sharp): Promise<Raw> => codecs.run(1, () => image.raw().toBuffer({ resolveWithObject: true }));
/** The mean of each channel, 0 to 255, as soon as a codec thread is free. */
export const meansOf = async (image: Sharp): Promise<number[]> =>
	(await codecs.run(1, () => image.stats())).channels.map(({ mean }) => mean);

/** A picture made of raw pixels. */
export const fromRaw = ({ data, info }: Raw): Sharp =>
	sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels as 1 | 2 | 3 | 4 } });
