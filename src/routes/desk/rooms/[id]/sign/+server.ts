import { error } from '@sveltejs/kit';
import { fileAnswer } from '#lib/papers/fileAnswer.ts';
import { makePdf, PrinterBusy } from '#lib/papers/typst.server.ts';
import { doorPath, doorSign } from '#lib/visiting/doorSign.ts';
import { findDeskRoom } from '#lib/visiting/rooms.server.ts';
import type { RequestHandler } from './$types';

/** The sign at a room's door, to be printed. */
export const GET: RequestHandler = async (event) => {
	const room = await findDeskRoom(event.locals.db, event.params.id);
	if (!room) error(404, 'not found');
	const sign = doorSign(room.name, event.url.origin + doorPath(room.code));
	try {
		const { bytes } = await makePdf('door-sign', sign, new Date());
		return fileAnswer({ bytes, contentType: 'application/pdf', name: `${sign.title}.pdf` });
	} catch (busy) {
		if (busy instanceof PrinterBusy) return new Response(null, { status: 503, headers: { 'retry-after': '10' } });
		throw busy;
	}
};
