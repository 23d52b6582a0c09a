import { json } from '@sveltejs/kit';
import { largestFile } from '#lib/shared/backend/fileLimits.server.ts';
import { fileSizeText } from '#lib/shared/fileSize.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import type { RequestHandler } from './$types';

/** The page in one sentence, for a script: the server answers with it when a form is too large (src/server/http/tooLarge.ts). */
export const GET: RequestHandler = async () => {
	const max = fileSizeText(await largestFile('masters'), getLocale());
	return json({ type: 'error', error: { message: m.shared_too_large_text({ max }) } });
};
