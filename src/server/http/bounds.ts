/** The bounds of what visitors can take from the site's process, each with its reason. */

/** How pages of one kind are made: so many at once, so many that wait for it, and how long a visitor waits until an honest 503. */
export type Bounds = { atOnce: number; waiting: number; waitMs: number };

/**
 * A page is mostly waiting for the backend, which answers one request after the other: four keep it busy, and leave the event loop free for
 * the desk. Visitors get the page or a 503 within three seconds, and a busy machine sends it late. More than 200 can't be made in that time.
 */
export const pageBounds: Bounds = { atOnce: 4, waiting: 200, waitMs: 2500 };

/** Printed papers and large pictures take up to a second of a processor each, and people download them knowing that. */
export const printBounds: Bounds = { atOnce: 2, waiting: 10, waitMs: 15_000 };

/** All answers in the cache. The demo's pages and pictures take 30 MB. */
export const maxCacheBytes = 128 * 1024 * 1024;

/** Longer answers are not cached: they would push out too many others. */
export const maxAnswerBytes = 4 * 1024 * 1024;

/** The maximum age of an answer. Consents and withholdings may end without a write that changes the epoch. */
export const maxAgeMs = 60_000;

/** Addresses without a page are kept for a shorter time, because there is no end of them … */
export const maxMissAgeMs = 5000;

/** … and apart from the pages, so that a flood of them pushes out no page: about a thousand. */
export const maxMissBytes = 8 * 1024 * 1024;
