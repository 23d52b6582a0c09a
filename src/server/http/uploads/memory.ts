import { createSemaphore } from '#lib/shared/backend/semaphore.ts';
import { bounds } from './bounds.ts';

const small = createSemaphore(bounds.smallMemory);
const large = createSemaphore(1);

/**
 * Runs `work` on a form of this size when there is memory for it. Large forms come one after the other. Small ones have a lane of their
 * own, so they never wait for a large one.
 */
export const inMemory = (bytes: number, work: () => Promise<void>): Promise<void> =>
	bytes <= bounds.smallBytes ? small.run(bytes, work) : large.run(1, work);
