import { largestFile } from '#lib/shared/backend/fileLimits.server.ts';
import { fileSizeText } from '#lib/shared/fileSize.ts';
import { getLocale } from '#lib/shared/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({ max: fileSizeText(await largestFile('masters'), getLocale()) });
