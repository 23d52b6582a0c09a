import { answerFile } from '#lib/images/keep/answer.server.ts';
import { findPicture } from '#lib/images/keep/files.server.ts';
import { endings, mimeTypes } from '#lib/images/make/variants.ts';
import type { RequestHandler } from './$types';

/** A year in browsers, an hour in shared caches, because consents can be withdrawn. CORS allows viewers on other sites. */
const forEverybody = { 'cache-control': 'public, max-age=31536000, s-maxage=3600, immutable', 'access-control-allow-origin': '*' };

/** A picture file. */
export const GET: RequestHandler = (event) => answerFile(event, { find: findPicture, endings, mimeTypes, forEverybody });
