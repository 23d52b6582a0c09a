import { answerFile } from '#lib/images/keep/answer.server.ts';
import { findSound } from '#lib/sounds/files.server.ts';
import { endings, mimeTypes } from '#lib/sounds/limits.ts';
import type { RequestHandler } from './$types';

/** Only an hour in browsers, so that a recording disappears there soon after the consent is withdrawn. */
const forEverybody = { 'cache-control': 'public, max-age=3600, immutable' };

/** A sound file. */
export const GET: RequestHandler = (event) => answerFile(event, { find: findSound, endings, mimeTypes, forEverybody });
