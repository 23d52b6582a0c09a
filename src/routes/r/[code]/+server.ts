import { error } from '@sveltejs/kit';
import { getLocale, localizeHref } from '#lib/shared/paraglide/runtime.js';
import { phoneLanguage } from '#lib/visiting/phoneLanguage.ts';
import { findRoomByCode } from '#lib/visiting/rooms.server.ts';
import type { RequestHandler } from './$types';

/**
 * The short address on the sign at a room's door, for good. It leads on to what hangs there in the phone's language (an address that
 * names a language keeps it): nowhere else does a page of the site depend on more than its address.
 */
export const GET: RequestHandler = async ({ params, request }) => {
	const room = await findRoomByCode(params.code);
	if (!room) error(404, 'not found');
	const named = getLocale();
	const locale = named === 'de' ? phoneLanguage(request.headers.get('accept-language')) : named;
	return new Response(null, {
		status: 303,
		headers: { location: localizeHref(`/visit/${room.code}`, { locale }), vary: 'Accept-Language', 'cache-control': 'no-cache' }
	});
};
