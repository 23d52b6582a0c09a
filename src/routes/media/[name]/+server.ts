import { answerFile } from '#lib/images/keep/answer.server.ts';
import { findPicture } from '#lib/images/keep/files.server.ts';
import { endings, mimeTypes } from '#lib/images/make/variants.ts';
import type { RequestHandler } from './$types';

/** For ever in a browser, an hour in shared caches, since consents can be taken back. Other viewers may show it, too. */
const forEverybody = { 'cache-control': 'public, max-age=31536000, s-maxage=3600, immutable', 'access-control-allow-origin': '*' };

/** A picture. */
export const GET: RequestHandler = (event) => answerFile(event, { find: findPicture, endings, mimeTypes, forEverybody });
