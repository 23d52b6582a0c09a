import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** The guard shows this page to whoever may not know what is at `path`. */
export const load: PageServerLoad = () => error(404, 'not found');
