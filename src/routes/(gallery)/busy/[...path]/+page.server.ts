import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/**
 * The page for visitors while too many ask at once. The server keeps it (src/server/http/pages.ts). `path` has as many parts as the address
 * in whose place it is sent, because the page names its files relative to that.
 */
export const load: PageServerLoad = () => error(503, 'busy');
