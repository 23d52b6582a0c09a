import { error } from '@sveltejs/kit';
import { getLocale, localizeHref } from '#lib/shared/paraglide/runtime.js';
import { phoneLanguage } from '#lib/visiting/phoneLanguage.ts';
import { findRoomByCode } from '#lib/visiting/rooms.server.ts';
import type { RequestHandler } from './$types';

/**
 * The permanent short address on the sign at a room's door. Redirects to what hangs there, in the phone's language unless the address names
 * one. This is the only public address whose answer depends on more than the address itself.
 */
export const GET: RequestHandler = async ({ params, request }) => {
	const room = await findRoomByCode(params.code);
	if (!room) error(404, 'not found');
	const inAddress = getLocale();
	const locale = inAddress === 'de' ? phoneLanguage(request.headers.get('accept-language')) : inAddress;
	return new Response(null, {
		status: 303,
		headers: { location: localizeHref(`/visit/${room.code}`, { locale }), vary: 'Accept-Language', 'cache-control': 'no-cache' }
	});
};
