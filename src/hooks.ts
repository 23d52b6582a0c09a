import type { Reroute } from '@sveltejs/kit';
import { deLocalizeUrl } from '#lib/shared/paraglide/runtime.js';

/** Strips the language prefix: /en/exhibitions is the same route as /exhibitions. */
export const reroute: Reroute = ({ url }) => deLocalizeUrl(url).pathname;
