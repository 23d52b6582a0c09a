import { answerFile } from '#lib/images/keep/answer.server.ts';
import { findSound } from '#lib/sounds/files.server.ts';
import { endings, mimeTypes } from '#lib/sounds/limits.ts';
import type { RequestHandler } from './$types';

/** Kept by browsers for an hour only: a voice that is taken back shall be gone there, too. */
const forEverybody = { 'cache-control': 'public, max-age=3600, immutable' };

/** A sound. */
export const GET: RequestHandler = (event) => answerFile(event, { find: findSound, endings, mimeTypes, forEverybody });
