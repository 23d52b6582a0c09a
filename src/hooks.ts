import type { Reroute } from '@sveltejs/kit';
import { deLocalizeUrl } from '#lib/shared/paraglide/runtime.js';

/** /en/exhibitions is the same route as /exhibitions: the language is a prefix, not a folder. */
export const reroute: Reroute = ({ url }) => deLocalizeUrl(url).pathname;
